import { findIdentity, findUsableIdentity, type IdentityId } from '../../shared/account.ts';
import { ledgerSubjectOf } from '../../shared/ledger-event.ts';
import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { Draft } from '../../shared/post.ts';
import { identitiesOf } from '../../shared/posts-of.ts';
import { decide } from '../app-state/decide.ts';
import { withDraftChanged } from './draft-changes.ts';
import { type DraftAccess, gone } from './draft-images.ts';
import type { DraftsDeps } from './drafts-deps.ts';
import { joined, type Parted, withCommonText, withOwnText, withoutIdentity } from './together-changes.ts';

/** A draft for several identities: who comes to it, who leaves, and who says it in other words. */

const notSignedIn = refused(2, 'no-identity', 'This account is not signed in. Sign in, then choose it.');
const chooseFirst = refused(2, 'no-identity', 'Nobody is chosen yet. Choose who this is from first.');
const notHere = refused(2, 'not-together', 'This account is not among those the draft goes out by.');

/** One more identity: law 2 says beside whom. */
export async function join(deps: DraftsDeps, { find, put }: DraftAccess, id: string, identityId: IdentityId): Promise<Outcome> {
  const draft = find(id);
  if (draft === null) return gone;
  if (draft.identityId === null) return chooseFirst;
  if (identitiesOf(draft).includes(identityId)) return done;
  const postId = deps.newId();
  const who = findIdentity(deps.state.get().accounts, identityId);
  if (who === null) return notSignedIn;
  const ask = (now: Draft): Outcome => mayJoin(deps, now, identityId);
  const about = { who: ledgerSubjectOf(who, deps.state.get().policy), ref: postId };
  const outcome = await decide(deps.decisions, () => ask(draft), 'bind', about);
  // Choosing an account publishes nothing: a history that cannot be written stops the confirmation, not this.
  if (outcome.kind === 'refused' && outcome.refusal.law !== 9) return outcome;
  const now = find(id);
  if (now === null) return gone;
  if (now.identityId === null) return chooseFirst;
  if (identitiesOf(now).includes(identityId)) return done;
  const still = ask(now);
  return still.kind === 'refused' ? still : put(joined(now, identityId, postId, deps.clock.now()));
}

function mayJoin(deps: DraftsDeps, draft: Draft, identityId: IdentityId): Outcome {
  const { accounts } = deps.state.get();
  const joining = findIdentity(accounts, identityId);
  if (joining === null) return notSignedIn;
  const present = identitiesOf(draft).flatMap((id) => findUsableIdentity(accounts, id) ?? findIdentity(accounts, id) ?? []);
  return deps.decisions.guard.mayJoin(draft, present, joining, deps.decisions.facts());
}

/** One identity less; the last one stays until another is chosen. */
export function leave(deps: DraftsDeps, access: DraftAccess, id: string, identityId: IdentityId): Outcome {
  const draft = access.find(id);
  if (draft === null) return gone;
  if (draft.also === undefined || !identitiesOf(draft).includes(identityId)) return notHere;
  return putParted(deps, access, withoutIdentity(draft, identityId, deps.newId, deps.clock.now()));
}

/** Whether this identity says it in words of its own. */
export function setOwnText(deps: DraftsDeps, access: DraftAccess, id: string, identityId: IdentityId, own: boolean): Outcome {
  const draft = access.find(id);
  if (draft === null) return gone;
  if (draft.also === undefined || !identitiesOf(draft).includes(identityId)) return notHere;
  return own
    ? access.put(withOwnText(draft, identityId, deps.newId))
    : putParted(deps, access, withCommonText(draft, identityId, deps.newId, deps.clock.now()));
}

/** The texts that left are drafts before the one they left is without them: a crash in between doubles and loses nothing. */
export function putParted({ state }: DraftsDeps, { touch }: DraftAccess, { draft, apart }: Parted): Outcome {
  state.update((before) => {
    const changed = withDraftChanged(before, draft.id, () => draft);
    return { ...changed, drafts: [...changed.drafts, ...apart] };
  });
  for (const { id } of [...apart, draft]) touch(id);
  return done;
}
