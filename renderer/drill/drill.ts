import type { Kind } from '../../shared/account.ts';
import type { Habits, Moment, PulseReading } from '../../shared/checks/check.ts';
import type { Unreachable } from '../../shared/reach.ts';

/** What a person can do with the text in front of them; every scene offers all five, so that none gives itself away. */
export const acts = ['post', 'switch', 'keep', 'discard', 'direct'] as const;
export type Act = (typeof acts)[number];

/** What comes of an act, in one or two sentences. */
export interface Consequence {
  readonly right: boolean;
  readonly then: string;
}

/** Who the practice banner shows: made up, never an identity that is signed in. */
export interface Poster {
  /** Without the at sign, under `.example`, which belongs to nobody (RFC 2606). */
  readonly handle: string;
  readonly name: string;
  readonly kind: Kind;
  /** Index into the accents. */
  readonly accent: number;
}

/** What the checks know beside the text; the rest is an ordinary day on which nothing is known. */
export interface Around {
  readonly moment?: Partial<Moment>;
  readonly habits?: Habits;
  readonly pulse?: PulseReading;
  readonly unreachable?: readonly Unreachable[];
  readonly sensitiveNow?: readonly string[];
}

/** One documented incident, and the scene that it is practised in. */
export interface Drill {
  readonly id: string;
  readonly year: number;
  /** Who it happened to. */
  readonly who: string;
  /** What really happened, in one sentence of our own. */
  readonly happened: string;
  /** Address of a report, without `https://`. */
  readonly source: string;
  /** Who you believe you are, and the moment: invented, as close to the incident as it needs to be. */
  readonly scene: string;
  readonly poster: Poster;
  readonly text: string;
  readonly around: Around;
  /** Types of the findings that the scene is about; none where nothing is wrong. */
  readonly finds: readonly string[];
  readonly choices: Readonly<Record<Act, Consequence>>;
  /** What Hatcheck does about it, and the laws it does it by, where it is not the checks alone. */
  readonly hatcheck: string;
  readonly laws: readonly number[];
}
