/** The result of an act that may be refused for a reason a person can understand. */
export type Outcome<T = void> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Why something did not happen, and what to do: shown beside the control that asked for it. */
export interface Refusal {
  /** The law of the design (1 to 9) that refused, or null for an ordinary failure (bad password, network down). */
  readonly law: LawNumber | null;
  /** Stable, kebab-case, for tests and the ledger; never shown. */
  readonly reason: string;
  /** One or two plain sentences: what happened, why, what to do. */
  readonly words: string;
}

export type LawNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export const done: Outcome = { kind: 'ok', value: undefined };

export function ok<T>(value: T): Outcome<T> {
  return { kind: 'ok', value };
}

export function refusal(law: LawNumber | null, reason: string, words: string): Refusal {
  return { law, reason, words };
}

/** What a rule found in the way, or nothing, as an outcome. */
export function outcomeOf(refusal: Refusal | null): Outcome {
  return refusal === null ? done : { kind: 'refused', refusal };
}

export function refused(law: LawNumber | null, reason: string, words: string): Outcome<never> {
  return { kind: 'refused', refusal: refusal(law, reason, words) };
}
