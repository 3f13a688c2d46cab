import { useState } from 'react';
import { useBridge } from '../bridge/hatcheck-context.tsx';
import { Button } from './button.tsx';
import { type Origin, originType, tellCopied } from './text-origin.ts';

interface CopyButtonProps {
  readonly text: string;
  /** Whose draft or post it is out of, where that is somebody's. */
  readonly origin?: Origin;
  readonly children: string;
}

/** Puts `text` on the clipboard, and says that it did. */
export function CopyButton({ text, origin, children }: CopyButtonProps) {
  const bridge = useBridge();
  const copy = () => copyText(text, origin === undefined || origin.from.length === 0 ? null : () => tellCopied(bridge, origin, text));
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <>
      <Button size="small" onPress={() => setCopied(copy() ? text : null)}>
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
function copyText(text: string, tell: (() => string) | null): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    if (tell !== null) event.clipboardData?.setData(originType, tell());
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return done;
}
