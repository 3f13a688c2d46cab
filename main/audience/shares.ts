import type { AudienceBucket } from '../../shared/audience.ts';
import { leastLabels } from '../../shared/pulse/estimate-share.ts';
import type { CountedMention, Sentiment, ShareEstimate } from '../../shared/pulse/mention.ts';
import type { WeighedMention } from '../store/mention-store.ts';
import type { Span } from './buckets.ts';
import { sampleProgress } from './random-order.ts';

/** What is to be estimated: the whole twice, once for each thing that skipped mentions could be, and every span. */
export interface Question {
  readonly milder: readonly CountedMention[];
  readonly harsher: readonly CountedMention[];
  readonly skipped: number;
  readonly unlabelled: readonly CountedMention[];
  readonly spans: readonly (readonly CountedMention[])[];
}

/** Mentions that no model has read yet are left out. */
export function questionOf(mentions: readonly WeighedMention[], sampleSize: number | null, spans: readonly Span[]): Question {
  const counted = countedIds(mentions, sampleSize);
  const read = mentions.filter(({ reading }) => reading !== null);
  const as = (skippedIs: Sentiment) => read.map((mention) => countedMention(mention, counted.has(mention.id), skippedIs));
  return {
    milder: as('neutral'),
    harsher: as('negative'),
    skipped: read.filter(({ id, answer }) => counted.has(id) && answer === 'skipped').length,
    unlabelled: read.map((mention) => countedMention(mention, false, 'neutral')),
    spans: spans.map(({ start, end }) =>
      read.filter(({ at }) => at >= start && at < end).map((mention) => countedMention(mention, false, 'neutral')),
    ),
  };
}

function countedMention({ reading, answer }: WeighedMention, counts: boolean, skippedIs: Sentiment): CountedMention {
  if (reading === null) throw new Error('A mention that nobody read cannot be counted.');
  return { reading, label: counts ? (answer === 'skipped' ? skippedIs : answer) : null };
}

/** Mentions whose answers count: those at the beginning of the random order, up to its first gap, if they are enough. */
function countedIds(mentions: readonly WeighedMention[], sampleSize: number | null): ReadonlySet<string> {
  if (sampleSize === null) return new Set();
  const drawn = mentions.toSorted((a, b) => (a.place < b.place ? -1 : 1)).slice(0, sampleSize);
  const { answered, size } = sampleProgress(
    drawn.map(({ answer }) => answer),
    sampleSize,
  );
  return answered < Math.min(leastLabels, size) ? new Set() : new Set(drawn.slice(0, answered).map(({ id }) => id));
}

/** The share of the whole. What was skipped could be anything, so the interval holds both ends of it (Manski 1989). */
export function overallShare(milder: ShareEstimate, harsher: ShareEstimate, skipped: number): ShareEstimate {
  return {
    ...milder,
    negative: (milder.negative + harsher.negative) / 2,
    low: Math.min(milder.low, harsher.low),
    high: Math.max(milder.high, harsher.high),
    labelled: milder.labelled - skipped,
  };
}

/**
 * Shares over time. A day has too few labels for an interval of its own, so what the labels say of the whole moves every
 * point by the same amount in log-odds; the band stays as wide as without labels, since the model may err by another
 * amount on another day.
 */
export function bucketsOf(
  spans: readonly Span[],
  shares: readonly ShareEstimate[],
  whole: { readonly modelled: ShareEstimate; readonly overall: ShareEstimate },
): readonly AudienceBucket[] {
  const shift = whole.overall.labelled === 0 ? 0 : logOdds(whole.overall.negative) - logOdds(whole.modelled.negative);
  return spans.flatMap((span, index) => {
    const share = shares[index];
    return share === undefined ? [] : [{ ...span, share: share.n === 0 ? share : moved(share, shift) }];
  });
}

function moved(share: ShareEstimate, shift: number): ShareEstimate {
  if (shift === 0) return share;
  const by = (part: number): number => (part <= 0 || part >= 1 ? part : 1 / (1 + Math.exp(-logOdds(part) - shift)));
  return { ...share, negative: by(share.negative), low: by(share.low), high: by(share.high) };
}

function logOdds(share: number): number {
  const within = Math.min(0.995, Math.max(0.005, share));
  return Math.log(within / (1 - within));
}
