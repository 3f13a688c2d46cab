import type { Finding, FindingLevel, Fix } from '../finding.ts';
import { hashText, spread } from '../learn/hash.ts';
import type { Check, CheckContext } from './check.ts';

/** Words of one text that a check points at. */
export interface Spotted {
  readonly type: string;
  readonly level: FindingLevel;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  /** One sentence each: what, and what to do. */
  readonly why: string;
  readonly todo: string;
  readonly modelled?: true;
  readonly fix?: Fix;
  readonly asksRetype?: boolean;
}

/** Looks at one text; silent (an empty list) where it has nothing to say. */
export type Detect = (text: string, context: CheckContext) => readonly Spotted[];

/**
 * A check that looks at each part of a draft on its own. The id of a finding holds the words it is about and
 * how often they came before, so that an acknowledgement survives typing elsewhere and dies with its words.
 */
export function textCheck(id: string, detect: Detect): Check {
  return {
    id,
    run(draft, context) {
      return draft.parts.flatMap(({ text }, part) => namedApart(id, text, part, detect(text, context)));
    },
  };
}

function namedApart(check: string, text: string, part: number, spotted: readonly Spotted[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return spotted.map((spot) => {
    const words = `${check}:${spot.type}:${part}:${fingerprint(text.slice(spot.start, spot.end))}`;
    const before = seen.get(words) ?? 0;
    seen.set(words, before + 1);
    return { id: `${words}:${before}`, check, part, ...spot };
  });
}

/** Short, and without the words themselves: ids travel to places where a secret must not (law 9). */
function fingerprint(words: string): string {
  return spread(hashText(words, 0, words.length, 0)).toString(36);
}
