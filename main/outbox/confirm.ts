import type { Identity } from '../../shared/account.ts';
import { findUsableIdentity } from '../../shared/account.ts';
import type { ConfirmGesture } from '../../shared/guard.ts';
import { isBrand } from '../../shared/kinds.ts';
import { ledgerSubjectOf } from '../../shared/ledger-event.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { effectivePolicy, type PolicyOutcome } from '../../shared/policy.ts';
import { type Draft, findDraft } from '../../shared/post.ts';
import { decide } from '../app-state/decide.ts';
import { leaseExtended } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

/** How long a post is held before it goes out, in milliseconds. */
export function holdMsOf(identity: Identity, draft: Draft, policy: PolicyOutcome): number {
  const rules = effectivePolicy(policy);
  if (!isBrand(identity, policy)) return rules.HoldSecondsPersonal * 1000;
  return (draft.replyTo === null ? rules.HoldSecondsBrand : rules.HoldSecondsBrandReply) * 1000;
}

interface Subject {
  readonly draft: Draft;
  readonly identity: Identity | null;
}

function subjectOf(deps: OutboxDeps, draftId: string): Subject | null {
  const state = deps.state.get();
  const draft = findDraft(state.drafts, draftId);
  if (draft === null) return null;
  return { draft, identity: findUsableIdentity(state.accounts, draft.identityId) };
}

const gone = refused(null, 'no-draft', 'This draft is not there any more. It may have been confirmed or discarded already.');
const edited = refused(2, 'draft-changed', 'The text changed while it was being confirmed. Look at it, then confirm again.');
const unsaved = refused(8, 'not-saved', 'This post could not be saved to disk, so it stays a draft. Free some space, then confirm again.');

/**
 * Turns a draft into a held post. The value is the entry's id. Law 4 holds here and once more when it is sent.
 * `expected`: the draft as it was when the person confirmed (null: there was none). Law 2: any other is refused.
 */
export async function confirm(
  deps: OutboxDeps,
  draftId: string,
  gesture: ConfirmGesture,
  expected: Draft | null,
): Promise<Outcome<string>> {
  const asked = subjectOf(deps, draftId);
  if (asked === null || expected === null) return gone;
  if (asked.draft !== expected) return edited;
  const ask = ({ draft, identity }: Subject): Outcome =>
    deps.decisions.guard.mayConfirm(draft, identity, deps.findingsOf(draft, identity), gesture, deps.decisions.facts());
  const { policy } = deps.state.get();
  const who = asked.identity === null ? null : ledgerSubjectOf(asked.identity, policy);
  const allowed = await decide(deps.decisions, () => ask(asked), 'confirm', { who, ref: draftId });
  if (allowed.kind === 'refused') return allowed;
  const now = subjectOf(deps, draftId);
  if (now === null || now.identity === null) return gone;
  if (now.draft !== asked.draft) return edited;
  const still = ask(now);
  return still.kind === 'refused' ? still : hold(deps, now.draft, now.identity);
}

async function hold(deps: OutboxDeps, draft: Draft, identity: Identity): Promise<Outcome<string>> {
  const confirmedAt = deps.clock.now();
  const { policy } = deps.state.get();
  const holdMs = holdMsOf(identity, draft, policy);
  const { id: identityId, handle, server } = identity;
  const { subject, kind } = ledgerSubjectOf(identity, policy);
  const dueAt = confirmedAt + holdMs;
  const entry: OutboxEntry = {
    ...{ id: deps.newId(), draft, identityId, subject, server, handle, kind: kind === 'personal' ? kind : 'brand' },
    ...(kind === 'doubtful' ? { kindInDoubt: true } : {}),
    ...{ confirmedAt, holdMs, dueAt, prepared: null, state: { kind: 'held' } },
  };
  deps.state.update((state) => leaseExtended(state, entry, confirmedAt));
  return (await deps.book.admit(entry)) ? ok(entry.id) : unsaved;
}
