import { findIdentity, type IdentityId, signedInIdentities } from '../../shared/account.ts';
import { ledgerSubjectOf } from '../../shared/ledger-event.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import {
  type About,
  blankDraft,
  type Draft,
  type DraftImage,
  type DraftPart,
  hasNothingOfItsOwn,
  isUnused,
  isWordless,
  type LinkCard,
  type ReplyTarget,
  type Visibility,
} from '../../shared/post.ts';
import { postBy, withPost } from '../../shared/posts-of.ts';
import { decide } from '../app-state/decide.ts';
import { noteBorrowed } from './borrow.ts';
import { type Copied, createCopies } from './copies.ts';
import {
  acknowledged,
  bound,
  edited,
  kept,
  takenUp,
  withContentWarning,
  withDraftChanged,
  withoutReply,
  withVisibility,
} from './draft-changes.ts';
import { addImage, type DraftAccess, gone, hasOwnText, type LinkCardWords, noOwnText, setCard } from './draft-images.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftsDeps } from './drafts-deps.ts';
import { join, leave, putParted, setOwnText } from './together.ts';
import { aloneBy } from './together-changes.ts';

/** The texts being written. Every change is in memory at once and on disk within a quarter of a second. */
export interface Drafts {
  /** Reads them from disk, once, at start. */
  load(): Promise<Outcome>;
  /** The value is the draft's id. Without an identity it is bound only where a single one can be meant. */
  create(identityId: IdentityId | null, replyTo: ReplyTarget | null, about?: About): Promise<Outcome<string>>;
  /** `by`, here and below: of the post that goes out by this identity alone; null: of the draft itself. */
  edit(id: string, parts: readonly DraftPart[], languages: readonly string[], by?: IdentityId | null): Outcome;
  /** From that identity alone; whoever else was there leaves, with a text of its own as another draft. */
  bind(id: string, identityId: IdentityId | null): Promise<Outcome>;
  /** From that identity too. */
  join(id: string, identityId: IdentityId): Promise<Outcome>;
  leave(id: string, identityId: IdentityId): Outcome;
  /** That identity says it in words of its own, or as the draft does. */
  setOwnText(id: string, identityId: IdentityId, own: boolean): Outcome;
  acknowledge(id: string, findingId: string, isAcknowledged: boolean, by?: IdentityId | null): Outcome;
  setVisibility(id: string, visibility: Visibility, by?: IdentityId | null): Outcome;
  setContentWarning(id: string, contentWarning: string | null, by?: IdentityId | null): Outcome;
  /** Takes off what it answers or quotes; the text stays. */
  dropReply(id: string): Outcome;
  /** Puts it aside: its window shows another, until it is taken up. `until` in epoch milliseconds; null: until one can answer again. */
  keep(id: string, until: number | null): Outcome;
  takeUp(id: string): Outcome;
  discard(id: string): Promise<Outcome>;
  /** Discards it where nothing is lost with it, and else leaves it as it is. */
  discardUnused(id: string): Promise<Outcome>;
  addImage(id: string, part: number, bytes: Uint8Array, alt: string, by?: IdentityId | null): Promise<Outcome<DraftImage>>;
  /** Puts the preview of a link, as main fetched it, into the draft, its picture too; from then on the window may edit around it. */
  setCard(id: string, part: number, card: LinkCardWords, picture: Uint8Array | null, by?: IdentityId | null): Promise<Outcome<LinkCard>>;
  /** Text was copied, cut or dragged out of a draft or a post here. */
  noteCopied(copied: Copied): void;
  /** Text was pasted or dropped into it; `token`: what lay beside it, if anything did. */
  notePasted(id: string, text: string, token: string | null): Outcome;
  /** This draft came back by another way, and is not on disk yet. */
  touch(id: string): void;
  /** None of this draft reaches the disk from here any more: it becomes a post. */
  release(id: string): Promise<void>;
  /** Saves what is not on disk yet; false where the disk refused. For quitting and locking. */
  flush(): Promise<boolean>;
}

export function createDrafts(deps: DraftsDeps): Drafts {
  const { state, store, clock } = deps;
  const copies = createCopies();
  const saver = createDraftSaver(state, store, clock, deps.onSaveTrouble);
  const find = (id: string): Draft | null => state.get().drafts.find((draft) => draft.id === id) ?? null;
  const put = (draft: Draft): Outcome => {
    state.update((before) => withDraftChanged(before, draft.id, () => draft));
    saver.touch(draft.id);
    return done;
  };

  const access: DraftAccess = { find, put, touch: saver.touch };
  const changePost = (id: string, by: IdentityId | null, change: (post: Draft) => Draft): Outcome => {
    const draft = find(id);
    return draft === null ? gone : put(withPost(draft, by, change));
  };
  const discard = async (id: string): Promise<Outcome> => {
    if (find(id) === null) return gone;
    state.update((before) => ({ ...before, drafts: before.drafts.filter((draft) => draft.id !== id) }));
    return saver.remove(id).then(
      () => done,
      () => refused(null, 'not-removed', 'This draft could not be removed from disk, and may come back at the next start.'),
    );
  };

  return {
    load: () => loadDrafts(deps),
    create: (identityId, replyTo, about) => createDraft(deps, access, identityId, { replyTo, ...(about === undefined ? {} : { about }) }),
    edit: (id, parts, languages, by = null) => editDraft(deps, access, { id, parts, languages, by }),
    bind: (id, identityId) => bindDraft(deps, access, id, identityId),
    join: (id, identityId) => join(deps, access, id, identityId),
    leave: (id, identityId) => leave(deps, access, id, identityId),
    setOwnText: (id, identityId, own) => setOwnText(deps, access, id, identityId, own),
    acknowledge: (id, findingId, isAcknowledged, by = null) =>
      changePost(id, by, (post) => acknowledged(post, findingId, isAcknowledged, clock.now())),
    setVisibility: (id, visibility, by = null) => changePost(id, by, (post) => withVisibility(post, visibility, clock.now())),
    setContentWarning: (id, contentWarning, by = null) =>
      changePost(id, by, (post) => withContentWarning(post, contentWarning, clock.now())),
    dropReply(id) {
      const draft = find(id);
      return draft === null ? gone : put(withoutReply(draft, clock.now()));
    },
    keep(id, until) {
      const draft = find(id);
      return draft === null ? gone : put(kept(draft, until, clock.now()));
    },
    takeUp(id) {
      const draft = find(id);
      return draft === null ? gone : put(takenUp(draft, clock.now()));
    },
    discard,
    async discardUnused(id) {
      const draft = find(id);
      return draft !== null && isUnused(draft) ? discard(id) : done;
    },
    addImage: (id, part, bytes, alt, by = null) => addImage(deps, access, { id, part, bytes, alt, by }),
    setCard: (id, part, card, picture, by = null) => setCard(deps, access, { id, part, card, picture, by }),
    noteCopied: (copied) => copies.note(copied),
    notePasted: (id, text, token) => noteBorrowed(state.get(), copies, access, id, text, token),
    touch: (id) => saver.touch(id),
    release: (id) => saver.release(id),
    flush: () => saver.flush(),
  };
}

const noWordsHere = refused(null, 'wordless', 'A repost or a like carries no words of its own. Quote the post to say something about it.');

const unknownImage = refused(null, 'unknown-image', 'An image in this draft is not known. Remove it and add it again.');

interface Edit {
  readonly id: string;
  readonly parts: readonly DraftPart[];
  readonly languages: readonly string[];
  readonly by: IdentityId | null;
}

function editDraft({ clock }: DraftsDeps, { find, put }: DraftAccess, { id, parts, languages, by }: Edit): Outcome {
  const draft = find(id);
  if (draft === null) return gone;
  // What was typed for one identity never becomes what all of them say.
  if (by !== null && !hasOwnText(draft, by)) return noOwnText;
  if (isWordless(draft) && !hasNothingOfItsOwn({ ...draft, parts: [...parts] })) return noWordsHere;
  const post = by === null ? draft : postBy(draft, by);
  const next = post === null ? null : edited(post, parts, languages, clock.now(), draft);
  return next === null ? unknownImage : put(by === null ? next : withPost(draft, by, () => next));
}

async function loadDrafts({ state, store }: DraftsDeps): Promise<Outcome> {
  const stored = await store.drafts().catch(() => null);
  if (stored === null) return refused(8, 'drafts-unreadable', 'Your drafts could not be read from disk. They are still there.');
  state.update((before) => ({
    ...before,
    drafts: [...stored, ...before.drafts.filter((own) => !stored.some(({ id }) => id === own.id))],
  }));
  return done;
}

async function createDraft(
  deps: DraftsDeps,
  access: DraftAccess,
  identityId: IdentityId | null,
  answered: Pick<Draft, 'replyTo' | 'about'>,
): Promise<Outcome<string>> {
  const possible = signedInIdentities(deps.state.get().accounts);
  const meant = identityId ?? (possible.length === 1 ? (possible[0]?.id ?? null) : null);
  const draft = { ...blankDraft(deps.newId(), deps.clock.now()), ...answered };
  deps.state.update((before) => ({ ...before, drafts: [...before.drafts, draft] }));
  access.touch(draft.id);
  // A draft that may not speak as this identity is still a place to write: it stays, bound to nobody.
  if (meant !== null) await bindDraft(deps, access, draft.id, meant);
  return ok(draft.id);
}

async function bindDraft(deps: DraftsDeps, access: DraftAccess, id: string, identityId: IdentityId | null): Promise<Outcome> {
  const { find } = access;
  const draft = find(id);
  if (draft === null) return gone;
  const allowed = identityId === null ? done : await mayBind(deps, draft, identityId);
  if (allowed.kind === 'refused') return allowed;
  const now = find(id);
  if (now === null) return gone;
  const { draft: alone, apart } = aloneBy(now, identityId, deps.newId, deps.clock.now());
  return putParted(deps, access, { draft: bound(alone, identityId, deps.clock.now()), apart });
}

async function mayBind(deps: DraftsDeps, draft: Draft, identityId: IdentityId): Promise<Outcome> {
  const identity = findIdentity(deps.state.get().accounts, identityId);
  if (identity === null) return refused(2, 'no-identity', 'This account is not signed in. Sign in, then choose it.');
  const who = ledgerSubjectOf(identity, deps.state.get().policy);
  const ask = (): Outcome => deps.decisions.guard.mayBind(draft, identity, deps.decisions.facts());
  const outcome = await decide(deps.decisions, ask, 'bind', { who, ref: draft.id });
  // Choosing an account publishes nothing: a history that cannot be written stops the confirmation, not this.
  return outcome.kind === 'refused' && outcome.refusal.law === 9 ? ask() : outcome;
}
