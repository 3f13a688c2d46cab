import type { Fix } from '../../finding.ts';

/** Hides all letters and digits but the last `kept`; what separates them stays, so that it still reads as one. */
export function mask(words: string, kept: number): string {
  const hidden = [...words.matchAll(/[\p{L}\p{N}]/gu)];
  const from = hidden[hidden.length - kept]?.index ?? words.length;
  return words.slice(0, from).replace(/[\p{L}\p{N}]/gu, '•') + words.slice(from);
}

/** Puts the masked words in place of the found ones. */
export function maskFix(words: string, kept: number): Fix {
  return { kind: 'replace', label: 'Mask it', text: mask(words, kept) };
}

/** For what must not be recognisable even in part. */
export function blankFix(words: string): Fix {
  return { kind: 'replace', label: 'Take it out', text: '•'.repeat(Math.min(8, Math.max(4, words.length))) };
}
