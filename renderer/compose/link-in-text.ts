const link = /https?:\/\/[^\s<>"”]+/giu;

/** The first complete web address in `text`, without the sentence's punctuation, or null. */
export function firstLink(text: string): string | null {
  for (const [found] of text.matchAll(link)) {
    const trimmed = found.replace(/[.,;:!?)\]}'’]+$/u, '');
    if (URL.canParse(trimmed) && new URL(trimmed).hostname.includes('.')) return trimmed;
  }
  return null;
}
