import { useState } from 'react';
import { Button } from './button.tsx';

/** Puts `text` on the clipboard, and says that it did. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <>
      <Button size="small" onPress={() => setCopied(copyText(text) ? text : null)}>
        {copied === text ? 'Copied' : children}
      </Button>
      <span className="visually-hidden" role="status">
        {copied === text ? 'Copied' : ''}
      </span>
    </>
  );
}

/**
 * The way of the keyboard's own Copy: `navigator.clipboard` asks for a permission, and our pages have none.
 * False where the page may not copy now.
 */
function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done;
}
