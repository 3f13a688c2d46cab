/** Words in the text of one post, in UTF-16 offsets. */
export interface Place {
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

/** Selects the words where they are written, and goes there. */
export function showWords({ part, start, end }: Place): void {
  const box = document.querySelector<HTMLTextAreaElement>(`textarea[data-part="${part}"]`);
  box?.focus();
  box?.setSelectionRange(start, end);
}

/** Puts `text` in place of the words, as if it had been typed: Undo takes it back. */
export function replaceWords(place: Place, text: string): void {
  showWords(place);
  if (text === '') document.execCommand('delete');
  else document.execCommand('insertText', false, text);
}
