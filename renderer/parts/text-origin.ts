import type { IdentityId } from '../../shared/account.ts';
import type { HatcheckBridge } from '../../shared/ipc.ts';
import { mostTogether } from '../../shared/post.ts';

/** What lies beside a copied text on the clipboard: a drawn token, which means something to this program alone. */
export const originType = 'application/x-hatcheck-origin';

/** Whose the text of an element is, as `data-` attributes; every text in it counts as theirs. */
export function originOf(from: readonly IdentityId[], source: 'draft' | 'post'): { readonly [name: `data-${string}`]: string } {
  return from.length === 0 ? {} : { 'data-origin': JSON.stringify(from), 'data-origin-source': source };
}

/** Whose a text is, and what it was copied out of. */
export interface Origin {
  readonly from: readonly IdentityId[];
  readonly source: 'draft' | 'post';
}

function originAt(target: EventTarget | null): Origin | null {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null;
  const marked = element?.closest<HTMLElement>('[data-origin]');
  if (marked == null) return null;
  const from: unknown = JSON.parse(marked.dataset.origin ?? '[]');
  if (!Array.isArray(from)) return null;
  const source = marked.dataset.originSource === 'post' ? 'post' : 'draft';
  return { from: from.filter((id) => typeof id === 'string').slice(0, mostTogether), source };
}

function selectedText(target: EventTarget | null): string {
  if (target instanceof HTMLTextAreaElement) return target.value.slice(target.selectionStart, target.selectionEnd);
  return document.getSelection()?.toString() ?? '';
}

/** Tells main where a text that goes to the clipboard comes from; the token goes with it. */
export function tellCopied(bridge: Pick<HatcheckBridge, 'run'>, { from, source }: Origin, text: string): string {
  const token = crypto.randomUUID();
  bridge.run('draft.copied', { token, text, from: [...from], source }).catch(() => undefined); // Then nobody can say where it came from.
  return token;
}

/**
 * Follows text as it is copied, cut, dragged, pasted and dropped in this page: main is told where it came from, and a token is
 * laid beside it, so that it is known again wherever it comes back. The returned function ends it.
 */
export function followTexts(bridge: Pick<HatcheckBridge, 'run'>, page: Document): () => void {
  const onCopy = (event: ClipboardEvent) => {
    const origin = originAt(event.target);
    const text = selectedText(event.target);
    if (origin === null || text === '' || event.clipboardData === null) return;
    // What is set counts only where the page copies by itself.
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData(originType, tellCopied(bridge, origin, text));
    if (event.type === 'cut') page.execCommand('delete');
  };
  const onDragStart = (event: DragEvent) => {
    const origin = originAt(event.target);
    const text = selectedText(event.target) || (event.dataTransfer?.getData('text/plain') ?? '');
    if (origin !== null && text !== '') event.dataTransfer?.setData(originType, tellCopied(bridge, origin, text));
  };
  const onArrival = (data: DataTransfer | null, target: EventTarget | null) => {
    const draftId = target instanceof HTMLTextAreaElement ? target.dataset.draft : undefined;
    const text = data?.getData('text/plain') ?? '';
    if (draftId === undefined || text === '') return;
    const token = data?.getData(originType) || null;
    bridge.run('draft.pasted', { draftId, text, token }).catch(() => undefined); // The words are in the draft all the same.
  };
  const onPaste = (event: ClipboardEvent) => onArrival(event.clipboardData, event.target);
  const onDrop = (event: DragEvent) => onArrival(event.dataTransfer, event.target);
  const ended = new AbortController();
  const { signal } = ended;
  page.addEventListener('copy', onCopy, { signal });
  page.addEventListener('cut', onCopy, { signal });
  page.addEventListener('dragstart', onDragStart, { signal });
  page.addEventListener('paste', onPaste, { signal });
  page.addEventListener('drop', onDrop, { signal });
  return () => ended.abort();
}
