import type { Finding, FindingLevel, Fix } from '../finding.ts';
import type { Check, CheckContext } from './check.ts';
import { fingerprint } from './fingerprint.ts';
import type { CheckName, FindingType } from './names.ts';

/** Words of one text that a check points at. */
export interface Spotted {
  readonly type: FindingType;
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
 * A check that looks at the text of each part of a draft and at the description of each image, which is published with
 * it. The id of a finding holds the words it is about, what is said about them, and how often that came before: an
 * acknowledgement survives typing elsewhere, dies with its words, and never covers another caution about the same words.
 */
export function textCheck(id: CheckName, detect: Detect): Check {
  return {
    id,
    run(draft, context) {
      // A description is not written in anybody's voice.
      const aboutImages: CheckContext = { ...context, voice: null };
      return draft.parts.flatMap(({ text, images }, part) => [
        ...namedApart(id, text, { part, image: null }, detect(text, context)),
        ...images.flatMap(({ alt }, image) => (alt === '' ? [] : namedApart(id, alt, { part, image }, detect(alt, aboutImages)))),
      ]);
    },
  };
}

/** Where a text stands; `image` is the index of the image it describes, null for the text of the part. */
interface Place {
  readonly part: number;
  readonly image: number | null;
}

function namedApart(check: string, text: string, { part, image }: Place, spotted: readonly Spotted[]): readonly Finding[] {
  const seen = new Map<string, number>();
  const place = image === null ? `${part}` : `${part}-image-${image}`;
  return spotted.map(({ about, ...spot }) => {
    const words = fingerprint(text.slice(spot.start, spot.end));
    const said = fingerprint(`${spot.level} ${about ?? spot.why}`);
    const id = `${check}:${spot.type}:${place}:${words}:${said}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    const finding = { id: `${id}:${before}`, check, part, ...spot };
    return image === null ? finding : inDescription(finding, image);
  });
}

/** No words of the part are meant, so none are marked and none can be replaced by a click. */
function inDescription({ fix, ...finding }: Finding, image: number): Finding {
  const why = `In the description of image ${image + 1}: ${finding.why}`;
  return { ...finding, start: null, end: null, why, ...(fix !== undefined && fix.kind !== 'replace' && { fix }) };
}
