import { assertNever } from './assert-never.ts';
import { countableText } from './countable-text.ts';
import { countGraphemes } from './post.ts';
import type { Counting } from './posting-limits.ts';
import { weightedLength } from './weighted-length.ts';

/** Length of a text in the units of a network. */
export function textLength(text: string, counting: Counting): number {
  switch (counting.kind) {
    case 'graphemes':
      return countGraphemes(text);
    case 'shortenedLinks':
      return countGraphemes(countableText(text, counting.linkLength));
    case 'weighted':
      return weightedLength(text);
    case 'utf16':
      return text.length;
    default:
      return assertNever(counting);
  }
}
