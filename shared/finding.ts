import type { FindingType } from './checks/names.ts';

/** `info` is shown; `caution` must be acknowledged on its own; `stop` cannot be posted, by anyone. */
export type FindingLevel = 'info' | 'caution' | 'stop';

/** What one click can do about a finding; the person always clicks. */
export type Fix =
  /** Puts `text` in place of the finding's words, for example a masked number. */
  | { readonly kind: 'replace'; readonly label: string; readonly text: string }
  /** Binds the draft to another signed-in identity, and keeps its text. */
  | { readonly kind: 'post-as'; readonly label: string; readonly identityId: string }
  /** Writes `text` as a direct message to `handle` instead, where the network has messages; the draft of a post goes. */
  | { readonly kind: 'message'; readonly label: string; readonly handle: string; readonly text: string }
  /** Puts the draft aside until then (epoch milliseconds), or until the person can answer again; nothing is posted meanwhile. */
  | { readonly kind: 'keep'; readonly label: string; readonly until: number | null };

/** What a check says about a draft. */
export interface Finding {
  /** Stable for the same words in the same draft, so that an acknowledgement survives typing elsewhere. */
  readonly id: string;
  readonly check: string;
  /** What was found, finer than the check, for example `iban`; the check's own name where there is nothing finer. */
  readonly type?: FindingType;
  readonly level: FindingLevel;
  /** Index of the part of the thread. */
  readonly part: number;
  /** UTF-16 offsets into the part's text; both null where no words of it are meant, but the whole draft, an image's description or a link's preview. */
  readonly start: number | null;
  readonly end: number | null;
  /** One sentence each: what, and what to do. */
  readonly why: string;
  readonly todo: string;
  /** How sure the check is, 0 to 1; absent where it is a matter of fact. */
  readonly score?: number;
  /** True where only a trained model says so: never more than a `caution`. */
  readonly modelled?: true;
  readonly fix?: Fix;
  /** Another way out, beside `fix`. */
  readonly orElse?: Fix;
  /** True where the check wants a brand's handle retyped to confirm. */
  readonly asksRetype?: boolean;
}
