import { tokensOf } from './tokens.ts';

/** One post of somebody's own. */
export interface OwnPost {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** Under this many posts nothing is said about a voice. */
export const fewestPosts = 50;
/** Older posts than the newest so many say little about how somebody writes today. */
const mostPosts = 600;

/** Texts, the oldest first, without empty ones and near-copies (the same words with another link or number of spaces). */
export function usablePosts(history: readonly OwnPost[]): readonly string[] {
  const seen = new Set<string>();
  const usable: string[] = [];
  for (const { text } of history.toSorted((a, b) => b.time - a.time)) {
    const said = tokensOf(text)
      .filter(({ kind }) => kind !== 'link')
      .map(({ key }) => key)
      .join(' ');
    if (said === '' || seen.has(said)) continue;
    seen.add(said);
    usable.push(text);
    if (usable.length === mostPosts) break;
  }
  return usable.reverse();
}
