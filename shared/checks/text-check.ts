import type { Finding, FindingLevel, Fix } from '../finding.ts';
import type { Check, CheckContext } from './check.ts';
import { fingerprint } from './fingerprint.ts';

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
  /** What `why` says without what may change by itself, such as numbers; left out where `why` holds nothing of the kind. */
  readonly about?: string;
  readonly modelled?: true;
  readonly fix?: Fix;
  readonly asksRetype?: boolean;
}

/** Looks at one text; silent (an empty list) where it has nothing to say. */
export type Detect = (text: string, context: CheckContext) => readonly Spotted[];

/**
 * A check that looks at each part of a draft on its own. The id of a finding holds the words it is about, what is said
 * about them, and how often that came before: an acknowledgement survives typing elsewhere, dies with its words, and
 * never covers another caution about the same words.
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
  return spotted.map(({ about, ...spot }) => {
    const words = fingerprint(text.slice(spot.start, spot.end));
    const said = fingerprint(`${spot.level} ${about ?? spot.why}`);
    const id = `${check}:${spot.type}:${part}:${words}:${said}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return { id: `${id}:${before}`, check, part, ...spot };
  });
}
