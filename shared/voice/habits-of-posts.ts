import type { Habits } from '../checks/check.ts';
import { fewestPosts, type OwnPost } from './history.ts';
import { tokensOf } from './tokens.ts';

/** Takes in somebody's posts some at a time. */
export interface HabitsGatherer {
  add(posts: readonly OwnPost[]): void;
  /** Null while there are too few to say what they never write about. */
  habits(): Habits | null;
}

export function gatherHabits(): HabitsGatherer {
  const [hashtags, words] = [new Set<string>(), new Set<string>()];
  let count = 0;
  return {
    add(posts) {
      count += posts.length;
      for (const { text } of posts) {
        for (const { kind, key } of tokensOf(text)) {
          if (kind === 'tag') hashtags.add(key);
          else if (kind === 'word') words.add(key);
        }
      }
    },
    habits: () => (count < fewestPosts ? null : { hashtags, words }),
  };
}

/** The words and tags of somebody's own posts; null where there are too few to say what they never write about. */
export function habitsOfPosts(posts: readonly OwnPost[]): Habits | null {
  const gatherer = gatherHabits();
  gatherer.add(posts);
  return gatherer.habits();
}
