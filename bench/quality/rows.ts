/** One measured number beside what it should reach. */
export interface QualityRow {
  readonly what: string;
  /** On which data, how many. */
  readonly on: string;
  readonly measured: string;
  readonly reach: string;
  readonly met: boolean;
}

/** Measures one family of checks on the labelled data in `folder`. */
export type MeasureQuality = (folder: string) => Promise<readonly QualityRow[]>;
