import type { Finding } from '../finding.ts';
import type { Draft } from '../post.ts';
import type { Check, CheckContext } from './check.ts';
import { checks } from './registry.ts';

/** A check that breaks must not wave a draft through: it stops it. */
function broken(check: Check): Finding {
  return {
    id: `${check.id}:broken`,
    check: check.id,
    level: 'stop',
    part: 0,
    start: null,
    end: null,
    why: `The check "${check.id}" could not look at this draft.`,
    todo: 'Change the text a little, or report this to the makers of Hatcheck.',
  };
}

/** All findings of all checks about a draft. */
export function runChecks(draft: Draft, context: CheckContext, all: readonly Check[] = checks): readonly Finding[] {
  return all.flatMap((check) => {
    try {
      return check.run(draft, context);
    } catch {
      return [broken(check)];
    }
  });
}
