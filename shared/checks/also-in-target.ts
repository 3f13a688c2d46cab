import type { Finding } from '../finding.ts';
import { type About, type ActAbout, emptyPart } from '../post.ts';
import type { Check } from './check.ts';

const doing: Readonly<Record<ActAbout, string>> = { repost: 'repost', quote: 'quote', like: 'like' };

/**
 * The same check, and what it finds in the post that a draft repeats, quotes or likes: whoever repeats somebody's words says
 * them. No words of the draft are meant, and none of theirs can be changed.
 */
export function alsoInTarget(check: Check): Check {
  return {
    id: check.id,
    run(draft, context) {
      const own = check.run(draft, context);
      const { about, ...rest } = draft;
      if (about === undefined || about.target.text === '') return own;
      const theirs = { ...rest, parts: [{ ...emptyPart, text: about.target.text }] };
      return [...own, ...check.run(theirs, { ...context, voice: null }).map((finding) => ofTheirs(finding, about))];
    },
  };
}

function ofTheirs({ fix: _, ...finding }: Finding, { act, target }: About): Finding {
  const why = `In the post by @${target.authorHandle} that you ${doing[act]}: ${finding.why}`;
  const todo = `Those are their words. Read the post once more before you ${doing[act]} it.`;
  return { ...finding, id: `${finding.id}:${act}`, start: null, end: null, why, todo };
}
