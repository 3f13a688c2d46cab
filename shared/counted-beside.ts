import type { Identity } from './account.ts';
import { withAuthorNamed } from './author-named.ts';
import { countGraphemes, type Draft } from './post.ts';
import type { PostingLimits } from './posting-limits.ts';

/** What a network may count of a post beside its text. */
export interface CountedBeside {
  /** The content warning; empty where there is none. */
  readonly warning: string;
  /** Handle of whom the post answers; null where it answers nobody. */
  readonly answered: string | null;
  /** Handle of who says it; empty while nobody is chosen. */
  readonly own: string;
}

export function countedBeside({ contentWarning, replyTo }: Draft, identity: Pick<Identity, 'handle'> | null): CountedBeside {
  return { warning: contentWarning ?? '', answered: replyTo?.authorHandle ?? null, own: identity?.handle ?? '' };
}

/** Length of a part with everything that is sent along and counts, in the units of `lengthOf`. */
export function countedBy(
  lengthOf: (sent: string) => number,
  text: string,
  index: number,
  beside: CountedBeside,
  limits: PostingLimits,
): number {
  const warning = limits.countsWarning === true ? countGraphemes(beside.warning.trim()) : 0;
  return lengthOf(asSent(text, index, beside, limits)) + warning;
}

/** Only the first part answers somebody; whoever goes on with their own thread is not named. */
function asSent(text: string, index: number, { answered, own }: CountedBeside, limits: PostingLimits): string {
  const isNamed = limits.namesAnswered === true && index === 0 && answered !== null && answered.toLowerCase() !== own.toLowerCase();
  return isNamed ? withAuthorNamed(text, answered, own.split('@')[1] ?? '') : text;
}
