import extractUrlsWithIndices from 'twitter-text/dist/extractUrlsWithIndices.js';
import parseTweet from 'twitter-text/dist/parseTweet.js';

/** UTF-16 units, more than X's longest link has (4,096) and its scheme. */
const longestLink = 4_200;

/**
 * Length of a text as X weighs it (https://docs.x.com/fundamentals/counting-characters), by the official library: letters
 * of most alphabets 1, other scripts and every emoji 2, every link 23, after composition (NFC).
 *
 * Weighed word by word, as no link holds a space: the library takes twelve seconds for 20,000 characters of the worst kind.
 * What is longer than any link is weighed as if there were none in it; it is far too long either way.
 */
export function weightedLength(text: string): number {
  // Each with the space before it, which decides where in a word a link may begin.
  const pieces = text.normalize('NFC').match(/\s+\S*|\S+/gu) ?? [];
  return pieces.reduce((sum, piece) => sum + (piece.length > longestLink ? withoutLinks(piece) : parseTweet(piece).weightedLength), 0);
}

/** Nothing without a full stop is taken for a link. */
function withoutLinks(piece: string): number {
  const parts = piece.split('.');
  return parts.reduce((sum, part) => sum + parseTweet(part).weightedLength, parts.length - 1);
}

/** What X takes for links in a text, with and without a scheme, in their order; `start` in UTF-16 units. */
export function linksIn(text: string): readonly { readonly link: string; readonly start: number }[] {
  return extractUrlsWithIndices(text).map(({ url, indices }) => ({ link: url, start: indices[0] }));
}
