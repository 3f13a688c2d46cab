import type { Finding, FindingLevel } from '../finding.ts';
import type { Draft } from '../post.ts';
import type { Check, CheckContext, CheckRules } from './check.ts';
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

const ranks: Readonly<Record<FindingLevel, number>> = { info: 0, caution: 1, stop: 2 };

/** Policy raises levels and lowers none; a trained model alone never stops a post. */
function raised(finding: Finding, { levels }: CheckRules): Finding {
  const least = levels[finding.type ?? finding.check] ?? levels[finding.check] ?? 'info';
  const level = ranks[least] > ranks[finding.level] ? least : finding.level;
  return { ...finding, level: level === 'stop' && finding.modelled === true ? 'caution' : level };
}

/** All findings of all checks about a draft, at the level that holds here. */
export function runChecks(draft: Draft, context: CheckContext, all: readonly Check[] = checks): readonly Finding[] {
  return all.flatMap((check) => {
    try {
      return check.run(draft, context).map((finding) => raised(finding, context.rules));
    } catch {
      return [broken(check)];
    }
  });
}
