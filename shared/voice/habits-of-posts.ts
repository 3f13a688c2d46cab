import type { Habits } from '../checks/check.ts';
import { fewestPosts, type OwnPost } from './history.ts';
import { tokensOf } from './tokens.ts';

/** The words and tags of somebody's own posts; null where there are too few to say what they never write about. */
export function habitsOfPosts(posts: readonly OwnPost[]): Habits | null {
  if (posts.length < fewestPosts) return null;
  const tokens = posts.flatMap(({ text }) => tokensOf(text));
  const keys = (wanted: string) => new Set(tokens.filter(({ kind }) => kind === wanted).map(({ key }) => key));
  return { hashtags: keys('tag'), words: keys('word') };
}
