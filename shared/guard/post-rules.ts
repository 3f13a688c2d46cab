import type { Finding } from '../finding.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { certainFrom, type OutboxEntry, type OutboxState } from '../outbox.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { effectivePolicy } from '../policy.ts';
import { type Draft, hasNothingOfItsOwn, isBlank, isWordless } from '../post.ts';
import type { Matter } from './matter.ts';

/** Law 2: a draft that was put aside is not on any screen, so nobody can mean it. */
export function takenUp(draft: Draft): Refusal | null {
  return draft.kept === undefined ? null : refusal(2, 'kept', 'This draft was put aside. Open it from your drafts, read it, then post it.');
}

/** How long *Wrong account* is offered after publishing, in milliseconds. */
export const wrongAccountMs = 600_000;

export function notBlank(draft: Draft): Refusal | null {
  return isBlank(draft) ? refusal(null, 'blank', 'There is nothing to post yet. Write something first.') : null;
}

/** Law 2: what a repost or a like shows is all that goes out. */
export function wordless(draft: Draft): Refusal | null {
  if (!isWordless(draft) || hasNothingOfItsOwn(draft)) return null;
  return refusal(2, 'wordless', 'A repost or a like carries no words of its own. Quote the post to say something about it.');
}

/** Law 7: no `stop` finding, and every `caution` acknowledged on its own. */
export function nothingStops(draft: Pick<Draft, 'acknowledged'>, findings: readonly Finding[]): Refusal | null {
  const stop = findings.find((finding) => finding.level === 'stop');
  if (stop !== undefined) return refusal(7, 'stop-finding', `${stop.why} ${stop.todo}`);
  const caution = findings.find((finding) => finding.level === 'caution' && !draft.acknowledged.includes(finding.id));
  if (caution !== undefined) return refusal(7, 'caution-not-acknowledged', `${caution.why} ${caution.todo}`);
  return null;
}

/** Law 6: what was frozen goes on only by a new confirmation. Law 5: what was attempted is settled, not sent again. */
export function sendable(entry: { readonly state: { readonly kind: string } }): Refusal | null {
  const { kind } = entry.state;
  if (kind === 'held' || kind === 'waiting' || kind === 'sending') return null;
  if (kind === 'frozen') return refusal(6, 'frozen', 'This post is frozen. Confirm it again to let it go out.');
  return refusal(5, 'already-attempted', 'This post was sent or recalled already, and is not sent again.');
}

/** Nothing leaves before its hold is over. */
export function holdOver(entry: Pick<OutboxEntry, 'dueAt'>, { now }: GuardFacts): Refusal | null {
  return now >= entry.dueAt ? null : refusal(null, 'hold-not-over', 'The hold is not over yet. Recall it, or let it run out.');
}

/** Law 5: an attempt is repeated only where the same key cannot make a second post. */
export function repeatable(entry: OutboxEntry, idempotent: boolean): Refusal | null {
  const attempted: readonly OutboxState['kind'][] = ['sending', 'settling', 'waiting'];
  if (!attempted.includes(entry.state.kind)) return refusal(5, 'already-settled', 'This post is settled, and is not sent again.');
  if (idempotent && entry.prepared !== null) return null;
  return refusal(
    5,
    'not-repeatable',
    'Whether this post arrived is not known, and sending it again could make a second one. Look at the account first.',
  );
}

/** Law 5: only what nobody else can tell, and "it is not there" only once it cannot arrive any more. */
export function tellable(entry: OutboxEntry, isThere: boolean, { now }: GuardFacts): Refusal | null {
  if (entry.state.kind !== 'notKnown') return refusal(5, 'already-settled', 'Whether this post went out is known already.');
  if (isThere || now >= certainFrom(entry)) return null;
  return refusal(5, 'may-still-arrive', 'It may still arrive. Wait two minutes, look once more, then say so.');
}

/** Send now: personal only, unless policy in good order allows it for brands too. */
export function sendNowAllowed({ brand, facts: { policy } }: Matter): Refusal | null {
  if (!brand || (policy.kind === 'active' && effectivePolicy(policy).SendNowBrand)) return null;
  return refusal(null, 'send-now-not-allowed', 'A brand post waits out its hold. Let it run out, or recall it.');
}

export function stillHeld(entry: OutboxEntry): Refusal | null {
  if (entry.state.kind === 'held' || entry.state.kind === 'waiting') return null;
  return sendable(entry) ?? refusal(5, 'already-attempted', 'This post is being sent already.');
}

export function isFrozen(entry: { readonly state: { readonly kind: string } }): Refusal | null {
  return entry.state.kind === 'frozen' ? null : refusal(null, 'not-frozen', 'This post is not frozen, so there is nothing to resume.');
}

/** Only what is published, and only for ten minutes; what is being taken down already goes on until it is gone. */
export function takeDownOpen(entry: OutboxEntry, { now }: GuardFacts): Refusal | null {
  const { state } = entry;
  if (state.kind === 'takingDown') return null;
  if (state.kind !== 'published') return refusal(null, 'not-published', 'This post is not published, so there is nothing to take down.');
  if (state.uri === '') {
    return refusal(
      null,
      'no-address',
      'The network never said where this post is, so it cannot be deleted from here. Delete it there yourself.',
    );
  }
  if (now - state.at <= wrongAccountMs) return null;
  return refusal(null, 'too-late', 'Ten minutes have passed. Delete this post at the network itself.');
}
