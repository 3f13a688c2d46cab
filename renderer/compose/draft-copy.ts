import type { DraftPart } from '../../shared/post.ts';

/** What the person writes; the rest of a draft belongs to main. */
export interface DraftContent {
  readonly parts: readonly DraftPart[];
  readonly languages: readonly string[];
}

/**
 * The window's own copy of a draft, so that typing never waits for main.
 * `base` is what main has or is about to have; `seen` remembers what was sent or taken over, to know an echo.
 */
export interface DraftCopy {
  readonly base: DraftContent;
  readonly local: DraftContent;
  readonly seen: readonly string[];
}

const remembered = 50;

export function startCopy(content: DraftContent): DraftCopy {
  return { base: content, local: content, seen: [keyOf(content)] };
}

/** The person changed something. */
export function editCopy(copy: DraftCopy, local: DraftContent): DraftCopy {
  return { ...copy, local };
}

/** `copy.local` was sent to main. */
export function noteSent(copy: DraftCopy): DraftCopy {
  return { ...copy, base: copy.local, seen: remember(copy.seen, keyOf(copy.local)) };
}

/**
 * A snapshot came. An echo of what was sent changes nothing, however late; news is merged part by part,
 * and what the person changed since wins over it.
 */
export function takeOver(copy: DraftCopy, incoming: DraftContent): DraftCopy {
  const key = keyOf(incoming);
  if (copy.seen.includes(key)) return copy;
  return { base: incoming, local: merge(copy.base, copy.local, incoming), seen: remember(copy.seen, key) };
}

/** True while main lacks something the person wrote. */
export function isUnsaved(copy: DraftCopy): boolean {
  return keyOf(copy.base) !== keyOf(copy.local);
}

function merge(base: DraftContent, local: DraftContent, incoming: DraftContent): DraftContent {
  const languages = same(base.languages, local.languages) ? incoming.languages : local.languages;
  if (same(base.parts, local.parts)) return { parts: incoming.parts, languages };
  if (base.parts.length !== local.parts.length || base.parts.length !== incoming.parts.length) return { parts: local.parts, languages };
  const parts = local.parts.map((part, index) => {
    const before = base.parts[index];
    const news = incoming.parts[index];
    return before === undefined || news === undefined ? part : mergePart(before, part, news);
  });
  return { parts, languages };
}

function mergePart(before: DraftPart, mine: DraftPart, news: DraftPart): DraftPart {
  return {
    text: before.text === mine.text ? news.text : mine.text,
    images: same(before.images, mine.images) ? news.images : mine.images,
    card: same(before.card, mine.card) ? news.card : mine.card,
  };
}

function keyOf(content: DraftContent): string {
  return JSON.stringify([content.parts.map((part) => [part.text, part.images, part.card]), content.languages]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function remember(seen: readonly string[], key: string): readonly string[] {
  return [...seen.filter((other) => other !== key), key].slice(-remembered);
}
