import type { AudienceBucket, AudienceReport, BucketSize, SampleProgress } from '../../shared/audience.ts';
import type { ShareEstimate } from '../../shared/pulse/mention.ts';
import { count } from '../parts/words.ts';

/** `31%`; a share of 0..1. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `22% and 35%`, rounded outwards so that what is said is never narrower than what is known. */
export function range({ low, high }: Pick<ShareEstimate, 'low' | 'high'>): string {
  return `${Math.floor(low * 100)}% and ${Math.ceil(high * 100)}%`;
}

/** `Between 22% and 35% of 812 mentions are negative.` */
export function shareSentence(share: ShareEstimate): string {
  if (share.n === 0) return 'There are no mentions to go by.';
  return `Between ${range(share)} of ${count(share.n, 'mention')} ${share.n === 1 ? 'is' : 'are'} negative.`;
}

/** What the range rests on, and what would make it better. */
export function methodSentence(share: ShareEstimate, sample: SampleProgress | null): string {
  const skipped =
    sample === null || sample.skipped === 0 ? '' : ` ${count(sample.skipped, 'skipped one')} may be anything, which widens it.`;
  switch (share.method) {
    case 'labels':
      return `You labelled all of them.${skipped}`;
    case 'model-and-labels':
      return `Corrected by your ${count(share.labelled, 'label')} of mentions that chance drew: in 95 of 100 cases such a range holds the true share, whatever the program misreads.${skipped}`;
    case 'model':
      return 'Read by the program alone, with room for how far it was off on audiences it had never seen. Label a few dozen yourself, and the range rests on them.';
    case 'none':
      return '';
  }
}

/** How the range lies to the limit for open questions (0..1). */
export function limitSentence(share: ShareEstimate, limit: number): string {
  if (share.n === 0) return '';
  // By the numbers that are shown: what reads as touching the limit is not said to be above it.
  if (Math.floor(share.low * 100) > limit * 100) return `That is above ${percent(limit)}, the limit for asking everybody an open question.`;
  if (Math.ceil(share.high * 100) <= limit * 100)
    return `That is below ${percent(limit)}, the limit for asking everybody an open question.`;
  return `It may be above ${percent(limit)}, the limit for asking everybody an open question.`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });

/** `23 Nov 2026`, `Week of 23 Nov 2026`, `November 2026` */
export function bucketName(start: number, size: BucketSize): string {
  if (size === 'month') return monthFormat.format(start);
  return size === 'week' ? `Week of ${dayFormat.format(start)}` : dayFormat.format(start);
}

/** What a point says to somebody who does not see it. */
export function pointWords({ start, share }: AudienceBucket, size: BucketSize): string {
  return `${bucketName(start, size)}: ${percent(share.negative)} negative, between ${range(share)}, of ${count(share.n, 'mention')}`;
}

/** The chart in two sentences. */
export function chartDescription({ buckets, bucketSize }: AudienceReport): string {
  const filled = buckets.filter(({ share }) => share.n > 0);
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return 'No mentions.';
  const worst = filled.reduce((most, bucket) => (bucket.share.negative > most.share.negative ? bucket : most), first);
  const begins = `Share of negative mentions from ${percent(first.share.negative)} (${bucketName(first.start, bucketSize)})`;
  const ends = `to ${percent(last.share.negative)} (${bucketName(last.start, bucketSize)})`;
  return `${begins} ${ends}, with its 95% interval. Highest: ${percent(worst.share.negative)} (${bucketName(worst.start, bucketSize)}).`;
}
