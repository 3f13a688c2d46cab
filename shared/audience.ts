import { z } from 'zod';
import type { IdentityId } from './account.ts';
import type { PulseReading } from './checks/check.ts';
import type { Refusal } from './outcome.ts';
import { type Sentiment, type ShareEstimate, sentimentSchema } from './pulse/mention.ts';

/** Days after which a kept mention is forgotten, counted from when it was kept. */
export const keepDays = 90;
/** Mentions kept of one brand at most; the newest stay. */
export const mostMentions = 20_000;
/** Of a file or of pasted text, in UTF-16 units. */
export const largestFile = 8_000_000;
/** Of one mention, in UTF-16 units; longer ones are cut when they are kept. */
export const longestMention = 3_000;
/** How many mentions a person may be asked to label. */
export const sampleSizes = [30, 40, 60, 100] as const;

/** What a person says of a mention they are shown; `skipped` where they cannot tell. */
export const answerSchema = z.union([sentimentSchema, z.literal('skipped')]);
export type Answer = z.infer<typeof answerSchema>;

export const bucketSizeSchema = z.enum(['day', 'week', 'month']);
export type BucketSize = z.infer<typeof bucketSizeSchema>;

/** What is going on with a brand's mentions. */
export type AudienceWork =
  | { readonly kind: 'idle' }
  /** `waitingUntil`: epoch milliseconds of the next try, where the network asked for patience; else null. */
  | { readonly kind: 'fetching'; readonly fetched: number; readonly waitingUntil: number | null }
  | { readonly kind: 'reading'; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly refusal: Refusal };

/** What every window may know of a brand's audience; the mentions themselves are asked for. */
export interface AudienceStatus {
  readonly work: AudienceWork;
  readonly mentions: number;
  /** Epoch milliseconds; null before the first. */
  readonly keptAt: number | null;
  /** Counts up with every change of mentions or answers. */
  readonly revision: number;
  /** As of `keptAt`, whatever its age. */
  readonly reading: PulseReading | null;
}
export type Audiences = Readonly<Record<IdentityId, AudienceStatus>>;

export const noAudience: AudienceStatus = { work: { kind: 'idle' }, mentions: 0, keptAt: null, revision: 0, reading: null };

/** The share of negatives between two times (epoch milliseconds, `end` excluded). */
export interface AudienceBucket {
  readonly start: number;
  readonly end: number;
  readonly share: ShareEstimate;
}

/** How far the labelling of the random sample is. */
export interface SampleProgress {
  readonly size: number;
  /** Labelled or skipped, in the order they were drawn, without a gap: only these count. */
  readonly answered: number;
  /** Of those. */
  readonly skipped: number;
}

export interface AudienceReport {
  readonly bucketSize: BucketSize;
  readonly overall: ShareEstimate;
  /** Times of the oldest and the newest mention, epoch milliseconds. */
  readonly oldest: number;
  readonly newest: number;
  readonly buckets: readonly AudienceBucket[];
  /** Null before anything was drawn. */
  readonly sample: SampleProgress | null;
}

/** A mention as a window shows it. */
export interface ShownMention {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Without the at sign; null where a file did not say. */
  readonly author: string | null;
  readonly text: string;
  /** Address of its page, or null. */
  readonly url: string | null;
  /** What a person said of it, else what the model reads; null while it is not read yet. */
  readonly label: Sentiment | null;
  readonly labelledBy: 'person' | 'model';
}

export interface MentionPage {
  readonly mentions: readonly ShownMention[];
  /** How many there are in all. */
  readonly total: number;
}

/** A mention to label. What the model reads stays unsaid: it would lead the answer. */
export interface SampledMention {
  readonly id: string;
  readonly text: string;
  readonly answer: Answer | null;
}

/** What became of a file. */
export type FileOutcome =
  | { readonly kind: 'kept'; readonly added: number; readonly known: number; readonly empty: number }
  /** It names no column of text or none of time: the person says which. */
  | { readonly kind: 'chooseColumns'; readonly columns: readonly string[]; readonly text: string | null; readonly time: string | null };

/** A post found on the network, to be read and nothing else. */
export interface FoundPost {
  readonly uri: string;
  readonly url: string;
  /** Empty where the network does not say. */
  readonly authorHandle: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a person said of a mention, else what the model reads; null while neither did. */
export function answeredOrRead(mention: {
  readonly answer: Answer | null;
  readonly reading: { readonly label: Sentiment } | null;
}): Sentiment | null {
  return mention.answer === null || mention.answer === 'skipped' ? (mention.reading?.label ?? null) : mention.answer;
}

/** A week, in milliseconds: an older pulse is none. */
const freshMs = 7 * 86_400_000;

/** What an audience says of its brand, where that is fresh enough to go by; `now`: epoch milliseconds. */
export function freshPulse(status: AudienceStatus | undefined, now: number): PulseReading | null {
  const reading = status?.reading ?? null;
  return reading !== null && now - reading.at <= freshMs ? reading : null;
}
