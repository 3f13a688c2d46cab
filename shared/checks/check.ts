import type { Identity } from '../account.ts';
import type { Finding } from '../finding.ts';
import type { Draft } from '../post.ts';

/** What a network takes, as its adapter states it. */
export interface PostLimits {
  /** Per part; graphemes as UAX #29 counts them. */
  readonly maxGraphemes: number;
  /** Per part; bytes of UTF-8. */
  readonly maxBytes: number;
  readonly maxImages: number;
  readonly threads: boolean;
}

/** What a check may know beside the draft. */
export interface CheckContext {
  /** The usable identity the draft is bound to, or null. */
  readonly identity: Identity | null;
  /** Of the identity's network, or of the default one while none is chosen. */
  readonly limits: PostLimits;
  /** What the network is called, for the words. */
  readonly networkName: string;
}

/** One rule about drafts: pure, fast enough for every keystroke, and silent where it has nothing to say. */
export interface Check {
  /** Kebab-case; the start of its findings' ids. */
  readonly id: string;
  run(draft: Draft, context: CheckContext): readonly Finding[];
}
