import { assertNever } from './assert-never.ts';
import { countableText } from './countable-text.ts';
import { countGraphemes } from './post.ts';
import type { PlainCounting } from './posting-limits.ts';

/** Length of a text in the units of a network that needs no library for it. What a start reads counts with this alone. */
export function plainLength(text: string, counting: PlainCounting): number {
  switch (counting.kind) {
    case 'graphemes':
      return countGraphemes(text);
    case 'shortenedLinks':
      return countGraphemes(countableText(text, counting.linkLength));
    case 'utf16':
      return text.length;
    default:
      return assertNever(counting);
  }
}
