import extractUrlsWithIndices from 'twitter-text/dist/extractUrlsWithIndices.js';
import parseTweet from 'twitter-text/dist/parseTweet.js';

/**
 * Length of a text as X weighs it (https://docs.x.com/fundamentals/counting-characters), by the official library: letters
 * of most alphabets 1, other scripts and every emoji 2, every link 23, after composition (NFC).
 */
export function weightedLength(text: string): number {
  return parseTweet(text).weightedLength;
}

/** What X takes for links in a text, with and without a scheme, in their order. */
export function linksIn(text: string): readonly string[] {
  return extractUrlsWithIndices(text).map(({ url }) => url);
}
