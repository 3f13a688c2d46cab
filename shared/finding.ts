/** `info` is shown; `caution` must be acknowledged on its own; `stop` cannot be posted, by anyone. */
export type FindingLevel = 'info' | 'caution' | 'stop';

/** What a check says about a draft. */
export interface Finding {
  /** Stable for the same words in the same draft, so that an acknowledgement survives typing elsewhere. */
  readonly id: string;
  readonly check: string;
  readonly level: FindingLevel;
  /** Index of the part of the thread. */
  readonly part: number;
  /** UTF-16 offsets into the part's text; both null when it is about the whole draft. */
  readonly start: number | null;
  readonly end: number | null;
  /** One sentence each: what, and what to do. */
  readonly why: string;
  readonly todo: string;
  /** True where the check wants a brand's handle retyped to confirm. */
  readonly asksRetype?: boolean;
}
