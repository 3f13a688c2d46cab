import type { Identity } from './account.ts';
import type { Finding } from './finding.ts';
import type { GuardFacts } from './guard-facts.ts';
import type { OutboxEntry } from './outbox.ts';
import { done, type Outcome } from './outcome.ts';
import type { Draft } from './post.ts';

/** What the person did to confirm: `held` the naming button long enough, and what was retyped, if asked. */
export interface ConfirmGesture {
  readonly identityId: string;
  readonly heldMs: number;
  readonly retypedHandle: string | null;
}

/** What proof of sender said, immediately before sending. */
export type SenderProof = { readonly kind: 'proved'; readonly subject: string } | { readonly kind: 'unproved'; readonly words: string };

/** Law 1 before a sign-in starts: may this computer even begin one that could turn out to be a brand's? */
export type SweepVerdict = 'keep' | 'revokeThenDelete' | 'undecided';

// Signatures; the rules are written by the guard's owner.
export declare function mayBeginSignIn(facts: GuardFacts, server: string): Outcome;
export declare function mayKeepCredential(identities: readonly Identity[], grantedScopes: readonly string[], facts: GuardFacts): Outcome;
export declare function sweepVerdict(identities: readonly Identity[], facts: GuardFacts): SweepVerdict;
export declare function mayArm(identity: Identity, facts: GuardFacts): Outcome;
export declare function mayBind(draft: Draft, identity: Identity, facts: GuardFacts): Outcome;
export declare function mustRetype(draft: Draft, identity: Identity, findings: readonly Finding[], facts: GuardFacts): boolean;
export declare function mayConfirm(
  draft: Draft,
  identity: Identity | null,
  findings: readonly Finding[],
  gesture: ConfirmGesture,
  facts: GuardFacts,
): Outcome;
export declare function mayResume(entry: OutboxEntry, identity: Identity | null, gesture: ConfirmGesture, facts: GuardFacts): Outcome;
export declare function maySendNow(entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome;
/** Everything but the proof, asked before the network is. */
export declare function mayAttempt(entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome;
export declare function maySend(entry: OutboxEntry, identity: Identity | null, proof: SenderProof, facts: GuardFacts): Outcome;
/** After an unknown outcome was asked about and the key found absent. */
export declare function mayRetry(entry: OutboxEntry, identity: Identity | null, idempotent: boolean, facts: GuardFacts): Outcome;
export declare function mayTakeDown(entry: OutboxEntry, identity: Identity | null, facts: GuardFacts): Outcome;
/** Recall, stop everything, disarming and the sweep are never refused (law 8). */
export const mayRecall = (): Outcome => done;
