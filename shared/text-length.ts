import { assertNever } from './assert-never.ts';
import { countGraphemes } from './post.ts';
import type { Counting } from './posting-limits.ts';

/** A link as Mastodon counts it: a scheme, a host and what follows without a space. */
const links = /\bhttps?:\/\/[^\s<>"'“”]+/giu;
/** `@name@server`: only `@name` counts. */
const remoteNames = /(^|[^\p{L}\p{N}_/])(@[\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]+[\p{L}\p{N}_]+)?)@[\p{L}\p{N}.-]+[\p{L}\p{N}]+/giu;

/** Length of a text in the units of a network. */
export function textLength(text: string, counting: Counting): number {
  switch (counting.kind) {
    case 'graphemes':
      return countGraphemes(text);
    case 'shortenedLinks':
      return countGraphemes(text.replace(remoteNames, '$1$2').replace(links, 'x'.repeat(counting.linkLength)));
    case 'weighted':
      return countGraphemes(text);
    case 'utf16':
      return text.length;
    default:
      return assertNever(counting);
  }
}
