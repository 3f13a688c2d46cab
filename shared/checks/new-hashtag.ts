import { hashtagsOf } from './hashtags.ts';
import { type Detect, textCheck } from './text-check.ts';

const detect: Detect = (text, { habits }) => {
  if (habits === null) return [];
  const seen = new Set<string>();
  return hashtagsOf(text).flatMap(({ tag, written, start, end }) => {
    if (habits.hashtags.has(tag) || seen.has(tag)) return [];
    seen.add(tag);
    return [
      {
        type: 'new-hashtag',
        level: 'info' as const,
        start,
        end,
        score: 0.5,
        why: `This account has never used #${written} before: what is it about right now?`,
        todo: 'Look at recent posts under it before you join in.',
      },
    ];
  });
};

/** Tags the account never used: harmless most days, and about something terrible on some. Silent where habits are not known. */
export const newHashtagCheck = textCheck('new-hashtag', detect);
