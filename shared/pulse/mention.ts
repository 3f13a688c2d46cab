import { z } from 'zod';

/** What a mention says about the brand. */
export const sentimentSchema = z.enum(['negative', 'neutral', 'positive']);
export type Sentiment = z.infer<typeof sentimentSchema>;

/** How the model reads one mention, knowing nothing of the others. */
export interface MentionReading {
  /** What it is taken for by the tables for single mentions; not always the likeliest by those for shares. */
  readonly label: Sentiment;
  /** By the tables for shares, as if from an ordinary audience: probabilities that sum to 1. */
  readonly pNegative: number;
  readonly pNeutral: number;
  readonly pPositive: number;
}

/** A mention that counts towards a share. */
export interface CountedMention {
  readonly reading: MentionReading;
  /** What a person said of it; null where nobody has. Persons must be given mentions drawn at random. */
  readonly label: Sentiment | null;
}

/** How the share was found: from nothing, from the model alone, from model and labels (PPI++), or from labels of all mentions. */
export type ShareMethod = 'none' | 'model' | 'model-and-labels' | 'labels';

/** The share of negative mentions in an audience, 0..1, with its 95% interval: low <= negative <= high. */
export interface ShareEstimate {
  readonly negative: number;
  readonly low: number;
  readonly high: number;
  /** Mentions, and how many of them a person labelled. */
  readonly n: number;
  readonly labelled: number;
  readonly method: ShareMethod;
}
