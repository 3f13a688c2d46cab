import { findIdentity, type IdentityId } from '../../shared/account.ts';
import { done, type Outcome } from '../../shared/outcome.ts';
import type { Borrowed, Draft } from '../../shared/post.ts';
import { identitiesOf } from '../../shared/posts-of.ts';
import type { AppState } from '../app-state/app-state.ts';
import type { Copies } from './copies.ts';
import { type DraftAccess, gone } from './draft-images.ts';

/** So many pastes are remembered with a draft, and so much of each. */
const mostBorrowed = 20;
const mostWords = 2000;

/** Notes with the draft what was pasted or dropped into it, where it came from somebody else's draft or post here. */
export function noteBorrowed(
  state: AppState,
  copies: Copies,
  { find, put }: DraftAccess,
  id: string,
  text: string,
  token: string | null,
): Outcome {
  const draft = find(id);
  if (draft === null) return gone;
  const copied = copies.find(text, token);
  const words = text.trim().slice(0, mostWords);
  if (copied === null || words === '' || isAllTheirs(draft, copied.from)) return done;
  const { from, source } = copied;
  const borrowed: Borrowed = { from: [...from], whose: namesOf(state, from), source, words };
  const before = (draft.borrowed ?? []).filter((other) => other.words !== words);
  return put({ ...draft, borrowed: [...before, borrowed].slice(-mostBorrowed) });
}

/** Every identity that the draft goes out by was there already. A draft from nobody may yet be anybody's. */
function isAllTheirs(draft: Draft, from: readonly IdentityId[]): boolean {
  const identities = identitiesOf(draft);
  return identities.length > 0 && identities.every((id) => from.includes(id));
}

function namesOf({ accounts }: AppState, from: readonly IdentityId[]): string {
  const names = from.flatMap((id) => findIdentity(accounts, id)?.handle ?? []).map((handle) => `@${handle}`);
  return names.length === 0 ? 'an account that is signed out' : names.join(' and ');
}
