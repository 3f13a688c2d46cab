import type { Finding, FindingLevel, Fix } from '../finding.ts';
import type { DraftPart } from '../post.ts';
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
  readonly orElse?: Fix;
  readonly asksRetype?: boolean;
}

/** Looks at one text; silent (an empty list) where it has nothing to say. */
export type Detect = (text: string, context: CheckContext) => readonly Spotted[];

/**
 * A check that looks at every text of a draft that goes out: that of each part, the description of each image, and the title
 * and description of each link's preview, which `detectInCard` looks at where a page's words are another matter. The id of a
 * finding holds the words it is about, what is said about them, and how often that came before: an acknowledgement survives
 * typing elsewhere, dies with its words, and never covers another caution about the same words.
 */
export function textCheck(id: CheckName, detect: Detect, detectInCard: Detect = detect): Check {
  return {
    id,
    run(draft, context) {
      // A description is not written in anybody's voice.
      const beside: CheckContext = { ...context, voice: null };
      return draft.parts.flatMap((part, number) => [
        ...namedApart(id, part.text, { part: number, beside: null }, detect(part.text, context)),
        ...textsBeside(part).flatMap(({ text, isOfCard, ...where }) =>
          namedApart(id, text, { part: number, beside: where }, (isOfCard ? detectInCard : detect)(text, beside)),
        ),
      ]);
    },
  };
}

/** A text that is published with a part and is not its own: `place` for ids, `words` for the person. */
interface Beside {
  readonly place: string;
  readonly words: string;
}

function textsBeside({ images, card }: DraftPart): readonly (Beside & { readonly text: string; readonly isOfCard: boolean })[] {
  const described = images.map(({ alt }, image) => ({
    place: `image-${image}`,
    words: `In the description of image ${image + 1}`,
    text: alt,
    isOfCard: false,
  }));
  const ofCard = (['title', 'description'] as const).map((field) => ({
    place: `card-${field}`,
    words: `In the ${field} of the link’s preview`,
    text: card?.[field] ?? '',
    isOfCard: true,
  }));
  return [...described, ...ofCard].filter(({ text }) => text !== '');
}

/** Where a text stands; `beside` is null for the text of the part. */
interface Place {
  readonly part: number;
  readonly beside: Beside | null;
}

function namedApart(check: string, text: string, { part, beside }: Place, spotted: readonly Spotted[]): readonly Finding[] {
  const seen = new Map<string, number>();
  const place = beside === null ? `${part}` : `${part}-${beside.place}`;
  return spotted.map(({ about, ...spot }) => {
    const words = fingerprint(text.slice(spot.start, spot.end));
    const said = fingerprint(`${spot.level} ${about ?? spot.why}`);
    const id = `${check}:${spot.type}:${place}:${words}:${said}`;
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    const finding = { id: `${id}:${before}`, check, part, ...spot };
    return beside === null ? finding : elsewhere(finding, beside);
  });
}

/** No words of the part are meant, so none are marked and none can be replaced by a click. */
function elsewhere({ fix, orElse: _, ...finding }: Finding, { words }: Beside): Finding {
  const why = `${words}: ${finding.why}`;
  return { ...finding, start: null, end: null, why, ...(fix !== undefined && fix.kind !== 'replace' && { fix }) };
}
