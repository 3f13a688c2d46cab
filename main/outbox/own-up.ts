import { findUsableIdentity, type Identity } from '../../shared/account.ts';
import { ledgerSubjectOf } from '../../shared/ledger-event.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import { type ActAbout, blankDraft, type Draft, emptyPart, findDraft } from '../../shared/post.ts';
import { decide } from '../app-state/decide.ts';
import { withDraft } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';

const notTakenDown = refused(null, 'not-taken-down', 'There is nothing to own up to: this post was not taken down.');
const saidAlready = refused(null, 'said-already', 'What you say about it is in the outbox already.');
const signedOut = refused(2, 'no-identity', 'The account this went out by is signed out. Sign it in to say something there.');

/**
 * Offers words that own up to a post taken down, as a draft bound to the account it went out by. Nothing is sent: the draft
 * is changed, checked and confirmed like any other. Asked again, the same draft is given; refused once that one is in the
 * outbox, as it may come back from there under the same id.
 */
export async function ownUp(deps: OutboxDeps, id: string): Promise<Outcome<string>> {
  const entry = deps.book.get(id);
  if (entry?.state.kind !== 'takingDown' && entry?.state.kind !== 'takenDown') return notTakenDown;
  const draftId = `own-up-${id}`.slice(0, 64);
  const given = givenAlready(deps, draftId);
  if (given !== null) return given;
  const identity = findUsableIdentity(deps.state.get().accounts, entry.identityId);
  if (identity === null) return signedOut;
  const draft = ownUpDraft(draftId, entry, deps.clock.now());
  const ask = (): Outcome => deps.decisions.guard.mayBind(draft, identity, deps.decisions.facts());
  const allowed = await mayBind(deps, draft, identity, ask);
  if (allowed.kind === 'refused') return allowed;
  const still = ask();
  if (still.kind === 'refused') return still;
  const meanwhile = givenAlready(deps, draftId);
  if (meanwhile !== null) return meanwhile;
  deps.state.update((now) => withDraft(now, draft));
  deps.drafts.touch(draftId);
  return ok(draftId);
}

function givenAlready(deps: OutboxDeps, draftId: string): Outcome<string> | null {
  const { drafts, outbox } = deps.state.get();
  if (findDraft(drafts, draftId) !== null) return ok(draftId);
  return outbox.some(({ draft }) => draft.id === draftId) ? saidAlready : null;
}

async function mayBind(deps: OutboxDeps, draft: Draft, identity: Identity, ask: () => Outcome): Promise<Outcome> {
  const who = ledgerSubjectOf(identity, deps.state.get().policy);
  const outcome = await decide(deps.decisions, ask, 'bind', { who, ref: draft.id });
  // Choosing an account publishes nothing: a history that cannot be written stops the confirmation, not this.
  return outcome.kind === 'refused' && outcome.refusal.law === 9 ? ask() : outcome;
}

const whatHappened: Readonly<Record<ActAbout | 'post', string>> = {
  post: 'A post went out from this account by mistake: it was meant for another one.',
  quote: 'A post went out from this account by mistake: it was meant for another one.',
  repost: 'A post was shared from this account by mistake.',
  like: 'A post was liked from this account by mistake.',
};

/** Until it was seen to be gone, nothing is said that readers could see to be wrong. */
function ownUpDraft(draftId: string, { draft, identityId, kind, state }: OutboxEntry, now: number): Draft {
  const act = draft.about?.act ?? 'post';
  const isGone = state.kind === 'takenDown';
  const ours = isGone ? 'We have taken it back, and we are sorry.' : 'We are taking it back, and we are sorry.';
  const mine = isGone ? 'I have taken it back. Sorry.' : 'I am taking it back. Sorry.';
  const sorry = kind === 'brand' ? ours : mine;
  return { ...blankDraft(draftId, now), identityId, parts: [{ ...emptyPart, text: `${whatHappened[act]} ${sorry}` }] };
}
