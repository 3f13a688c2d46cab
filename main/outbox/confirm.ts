import { findUsableIdentity, type Identity } from '../../shared/account.ts';
import type { ConfirmGesture, Speaker } from '../../shared/guard.ts';
import { isBrand } from '../../shared/kinds.ts';
import { type LedgerSubject, ledgerSubjectOf } from '../../shared/ledger-event.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import { effectivePolicy, type PolicyOutcome } from '../../shared/policy.ts';
import { type Draft, findDraft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import { decide, eventOf } from '../app-state/decide.ts';
import { leaseExtended } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

/** How long a post is held before it goes out, in milliseconds. */
export function holdMsOf(identity: Identity, draft: Draft, policy: PolicyOutcome): number {
  const rules = effectivePolicy(policy);
  if (!isBrand(identity, policy)) return rules.HoldSecondsPersonal * 1000;
  return (draft.replyTo === null ? rules.HoldSecondsBrand : rules.HoldSecondsBrandReply) * 1000;
}

/** One post of the draft, and who it goes out by, if that may still speak. */
interface Spoken {
  readonly post: Draft;
  readonly identity: Identity | null;
}

interface Subject {
  readonly draft: Draft;
  readonly posts: readonly Spoken[];
}

function subjectOf(deps: OutboxDeps, draftId: string): Subject | null {
  const { drafts, accounts } = deps.state.get();
  const draft = findDraft(drafts, draftId);
  if (draft === null) return null;
  return { draft, posts: postsOf(draft).map((post) => ({ post, identity: findUsableIdentity(accounts, post.identityId) })) };
}

const gone = refused(null, 'no-draft', 'This draft is not there any more. It may have been confirmed or discarded already.');
const edited = refused(2, 'draft-changed', 'The text changed while it was being confirmed. Look at it, then confirm again.');
const unsaved = refused(8, 'not-saved', 'This post could not be saved to disk, so it stays a draft. Free some space, then confirm again.');

/**
 * Turns a draft into held posts, one for each identity it goes out by, all of them or none. The value is the id of the first.
 * Law 4 holds here and once more when they are sent. `expected`: the draft as it was when the person confirmed (null: there
 * was none). Law 2: any other is refused.
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
  const ask = ({ draft, posts }: Subject): Outcome => {
    const speakers = posts.map(({ post, identity }) => speakerOf(deps, post, identity));
    return deps.decisions.guard.mayConfirmAll(draft, speakers, gesture, deps.decisions.facts());
  };
  const allowed = await decideForEach(deps, asked, () => ask(asked));
  if (allowed.kind === 'refused') return allowed;
  const now = subjectOf(deps, draftId);
  if (now === null) return gone;
  if (now.draft !== asked.draft) return edited;
  const still = ask(now);
  return still.kind === 'refused' ? still : hold(deps, now);
}

function speakerOf(deps: OutboxDeps, post: Draft, identity: Identity | null): Speaker {
  const networkName = identity === null ? '' : deps.networkOf(identity.network).capabilities.name;
  return { identity, findings: deps.findingsOf(post, identity), networkName };
}

/** Law 9 for every identity: what is not written down for one of them happens for none, and that is written down too. */
async function decideForEach(deps: OutboxDeps, { posts }: Subject, ask: () => Outcome): Promise<Outcome> {
  const { policy } = deps.state.get();
  const allowed: { readonly who: LedgerSubject | null; readonly ref: string }[] = [];
  for (const { post, identity } of posts) {
    const about = { who: identity === null ? null : ledgerSubjectOf(identity, policy), ref: post.id };
    const outcome = await decide(deps.decisions, ask, 'confirm', about);
    if (outcome.kind === 'ok') {
      allowed.push(about);
      continue;
    }
    const { law, reason } = outcome.refusal;
    for (const other of allowed) await deps.decisions.record(eventOf('confirm', 'refused', { ...other, law, reason }));
    return outcome;
  }
  return done;
}

async function hold(deps: OutboxDeps, { draft, posts }: Subject): Promise<Outcome<string>> {
  const together = posts.length > 1 ? deps.newId() : null;
  const [first, ...others] = posts.flatMap(({ post, identity }) => (identity === null ? [] : entryOf(deps, post, identity, together)));
  if (first === undefined) return gone;
  const entries = [first, ...others] as const;
  deps.state.update((state) => entries.reduce((next, entry) => leaseExtended(next, entry, entry.confirmedAt), state));
  return (await deps.book.admit(draft, entries)) ? ok(first.id) : unsaved;
}

function entryOf(deps: OutboxDeps, draft: Draft, identity: Identity, together: string | null): OutboxEntry {
  const confirmedAt = deps.clock.now();
  const { policy } = deps.state.get();
  const holdMs = holdMsOf(identity, draft, policy);
  const { id: identityId, handle, server } = identity;
  const { subject, kind } = ledgerSubjectOf(identity, policy);
  return {
    ...{ id: deps.newId(), draft, identityId, subject, server, handle, kind: kind === 'personal' ? kind : 'brand' },
    ...(kind === 'doubtful' ? { kindInDoubt: true } : {}),
    ...{ confirmedAt, ...(together === null ? {} : { together }), holdMs, dueAt: confirmedAt + holdMs },
    ...{ prepared: null, state: { kind: 'held' } },
  };
}
