import { type CountedBeside, countedBeside } from '../counted-beside.ts';
import { countedLength } from '../counted-length.ts';
import type { Finding } from '../finding.ts';
import type { DraftPart } from '../post.ts';
import type { Counting, PostingLimits } from '../posting-limits.ts';
import { textLength } from '../text-length.ts';
import type { Check, CheckContext } from './check.ts';

/** Length in bytes of UTF-8, without making the bytes. A lone surrogate counts as the three of U+FFFD. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where, in UTF-16 units, the text passes a limit of whole characters: only as far is it taken apart. */
function offsetOfCharacter(text: string, limit: number): number {
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    if (count === limit) return index;
    count += 1;
  }
  return text.length;
}

/** Where, in UTF-16 units, the text passes the limit: the longest start of whole characters that still fits. */
function offsetOfLimit(text: string, limit: number, counting: Counting): number {
  if (counting.kind === 'graphemes') return offsetOfCharacter(text, limit);
  const starts = Array.from(segmenter.segment(text), ({ index }) => index);
  let [fits, over] = [0, starts.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (textLength(text.slice(0, starts[middle]), counting) <= limit) fits = middle;
    else over = middle;
  }
  return starts[fits] ?? 0;
}

function tooLong({ text }: DraftPart, part: number, { limits, networkName }: CheckContext, beside: CountedBeside): readonly Finding[] {
  const counted = countedLength(text, part, beside, limits);
  const over = counted - limits.maxLength;
  if (over > 0) {
    const sentAlong = counted - textLength(text, limits.counting);
    const start = offsetOfLimit(text, Math.max(0, limits.maxLength - sentAlong), limits.counting);
    const why = `This is ${characters(over)} too long: ${networkName} takes ${limits.maxLength}${alsoCounted(part, beside, limits)}.`;
    return [stop('graphemes', part, start, text.length, why, limits.threads ? 'Shorten it, or go on in another part.' : 'Shorten it.')];
  }
  const bytesOver = limits.maxBytes === null ? 0 : utf8Bytes(text) - limits.maxBytes;
  if (bytesOver <= 0) return [];
  const why = `This is ${bytesOver} bytes too large: ${networkName} takes ${limits.maxBytes}, and some characters count several times.`;
  return [stop('bytes', part, 0, text.length, why, 'Leave out some emoji or accented characters.')];
}

/** Said where what was not written in the text is what makes it too long. */
function alsoCounted(part: number, beside: CountedBeside, limits: PostingLimits): string {
  const alone = countedLength('', part, { ...beside, answered: null }, limits);
  const warning = alone > 0 ? ['the content warning'] : [];
  const name = countedLength('', part, beside, limits) > alone ? ['the name it answers'] : [];
  const all = [...warning, ...name].join(' and ');
  return all === '' ? '' : `, with ${all}`;
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

function stop(what: string, part: number, start: number | null, end: number | null, why: string, todo: string): Finding {
  return { id: `length:${what}:${part}`, check: 'length', level: 'stop', part, start, end, why, todo };
}

function tooManyImages({ images }: DraftPart, part: number, { limits, networkName }: CheckContext): readonly Finding[] {
  const over = images.length - limits.maxImages;
  if (over <= 0) return [];
  const why = `There ${over === 1 ? 'is 1 image' : `are ${over} images`} too many: ${networkName} takes ${limits.maxImages}.`;
  return [stop('images', part, null, null, why, 'Take some away.')];
}

/** An image came to the draft before somebody whose network takes less. */
function tooLargeImages({ images }: DraftPart, part: number, { limits, networkName }: CheckContext): readonly Finding[] {
  const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;
  return images.flatMap(({ size }, image) => {
    if (size <= limits.maxImageBytes) return [];
    const why = `Image ${image + 1} has ${kilobytes(size)}, and ${networkName} takes ${kilobytes(limits.maxImageBytes)}.`;
    return [stop(`image-${image}`, part, null, null, why, 'Take it away, or add a smaller one.')];
  });
}

/** In UTF-16 units, as `maxAltLength` counts. */
function tooLongDescriptions({ images }: DraftPart, part: number, { limits, networkName }: CheckContext): readonly Finding[] {
  const { maxAltLength } = limits;
  return images.flatMap(({ alt }, image) => {
    if (alt.length <= maxAltLength) return [];
    const why = `The description of image ${image + 1} is ${characters(alt.length - maxAltLength)} too long: ${networkName} takes ${maxAltLength}.`;
    return [stop(`description-${image}`, part, null, null, why, 'Shorten it.')];
  });
}

function emptyPart(part: DraftPart, index: number, parts: readonly DraftPart[]): readonly Finding[] {
  if (parts.length === 1 || part.text.trim() !== '' || part.images.length > 0) return [];
  return [stop('empty', index, null, null, 'One part of the thread is empty.', 'Write something in it, or take it away.')];
}

/** Within what the network takes: length, bytes, images, their size and their descriptions of each part, no empty part, and threads at all. */
export const lengthCheck: Check = {
  id: 'length',
  run(draft, context) {
    const { threads } = context.limits;
    const unthreaded =
      threads || draft.parts.length === 1
        ? []
        : [stop('thread', 1, null, null, `${context.networkName} takes no threads.`, 'Put everything in one post.')];
    const beside = countedBeside(draft, context.identity);
    const perPart = draft.parts.flatMap((part, index) => [
      ...tooLong(part, index, context, beside),
      ...tooManyImages(part, index, context),
      ...tooLargeImages(part, index, context),
      ...tooLongDescriptions(part, index, context),
      ...emptyPart(part, index, draft.parts),
    ]);
    return [...unthreaded, ...perPart];
  },
};
