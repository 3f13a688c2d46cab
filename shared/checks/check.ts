import type { Identity, Kind } from '../account.ts';
import type { Finding, FindingLevel } from '../finding.ts';
import type { LinearModel } from '../learn/logistic.ts';
import type { ActAbout, Draft, Visibility } from '../post.ts';
import type { PostingLimits } from '../posting-limits.ts';
import type { Unreachable } from '../reach.ts';

/** Who will read it. Handles without the at sign. */
export type Reader =
  | { readonly kind: 'public' }
  /** `known`: handles this person already writes to. `namesRead`: whoever is named in it reads it. */
  | { readonly kind: 'direct-message'; readonly to: readonly string[]; readonly known: readonly string[]; readonly namesRead?: true };

/** What policy and the person set for the checks. */
export interface CheckRules {
  /** Per check id or finding type, the least level its findings have. */
  readonly levels: Readonly<Record<string, FindingLevel>>;
  /** Words and tags that are delicate just now ("sensitive now"), as typed. */
  readonly sensitiveNow: readonly string[];
  /** Names of things not announced yet, as typed. */
  readonly codeNames: readonly string[];
  /** Negative share of the audience, 0..1, above which an open question is found. */
  readonly openQuestionLimit: number;
}

/** What this identity's own past posts show; null where they are not known. */
export interface Habits {
  /** Lower-cased, without `#`. */
  readonly hashtags: ReadonlySet<string>;
  /** Lower-cased words. */
  readonly words: ReadonlySet<string>;
}

/** What the audience of the bound brand says about it, with its 95% interval; shares 0..1. */
export interface PulseReading {
  readonly negative: number;
  readonly low: number;
  readonly high: number;
  /** Number of mentions it rests on, and when they were fetched (epoch milliseconds). */
  readonly mentions: number;
  readonly at: number;
}

/** How the words of a text compare with the voices of the signed-in identities. */
export interface VoiceReading {
  /** Whom it reads like; never the bound identity. Null where it reads like people in general, not like one of them. */
  readonly like: { readonly identityId: string; readonly handle: string; readonly kind: Kind } | null;
  /** 0..1, with the threshold this pair's own history gives. */
  readonly score: number;
  readonly threshold: number;
  /** True where at most two in a hundred of the bound identity's own posts read as foreign as this. */
  readonly sure: boolean;
  /** The words that made the difference, the strongest first. */
  readonly words: readonly { readonly start: number; readonly end: number }[];
}

/** Answers for the bound identity; null where it abstains. */
export type VoiceJudge = (text: string) => VoiceReading | null;

/** When the draft is written. */
export interface Moment {
  readonly afterHours: boolean;
  readonly weekend: boolean;
  readonly firstAfterSwitch: boolean;
  readonly justUnlocked: boolean;
}

/** Trained tables the program carries; null where one could not be read, and its check goes by rules alone, if it has any. */
export interface CheckModels {
  readonly offence: LinearModel | null;
  readonly confidential: LinearModel | null;
}

/** What a network has. */
export interface Offers {
  readonly acts: readonly ActAbout[];
  readonly visibilities: readonly Visibility[];
  readonly contentWarnings: boolean;
  /** Somebody's post can be read; else nobody here knows what it says. */
  readonly readsPosts: boolean;
}

/** What a check may know beside the draft. */
export interface CheckContext {
  readonly reader: Reader;
  readonly rules: CheckRules;
  readonly habits: Habits | null;
  readonly pulse: PulseReading | null;
  readonly voice: VoiceJudge | null;
  readonly moment: Moment | null;
  /** Why the person may not be there when the answers come in. */
  readonly unreachable: readonly Unreachable[];
  readonly models: CheckModels;
  /** The usable identity the draft is bound to, or null. */
  readonly identity: Identity | null;
  /** Of the identity's server or network, or of the default one while none is chosen. */
  readonly limits: PostingLimits;
  /** What that network has, beside plain posts for everybody. */
  readonly offers: Offers;
  /** What the network is called, for the words. */
  readonly networkName: string;
}

/** One rule about drafts: pure, fast enough for every keystroke, and silent where it has nothing to say. */
export interface Check {
  /** Kebab-case; the start of its findings' ids. */
  readonly id: string;
  run(draft: Draft, context: CheckContext): readonly Finding[];
}
