import { findIdentity } from '../../shared/account.ts';
import { certainFrom, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import { inState, whoOf, withDraft } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { promisesOf } from './standing.ts';

/** `unknown`: an outsider could not find out. */
export type Seen = 'gone' | 'there' | 'unknown';

/** What anybody can see of a post without a credential: all that is left to ask once its account is signed out. */
export async function seeFromOutside(deps: OutboxDeps, entry: OutboxEntry): Promise<Seen> {
  const seen = await askOutside(deps, entry);
  return seen === 'hidden' ? 'unknown' : seen;
}

/** `hidden`: the server shows nothing to those who are signed out, so that asking again would not help. */
export async function askOutside(deps: OutboxDeps, entry: OutboxEntry): Promise<Seen | 'hidden'> {
  const network = whoOf(entry)?.network;
  if (!promisesOf(deps, entry).outsiderCanLook) return 'hidden';
  const server = entry.server ?? findIdentity(deps.state.get().accounts, entry.identityId)?.server;
  if (network === undefined || server === undefined) return 'unknown';
  for (const part of entry.prepared ?? []) {
    if (part.attemptedAt === undefined && part.publishedUri === null) continue;
    const gone = await deps.networkOf(network).isGone(server, entry.subject, part);
    if (gone.kind !== 'ok') return gone.kind === 'rejected' ? 'hidden' : 'unknown';
    if (!gone.value) return 'there';
  }
  return 'gone';
}

/** Nothing more can be done from here: no request is on its way, and whoever could delete it is signed out. */
export function isOutOfReach(deps: OutboxDeps, entry: OutboxEntry, since: number, seen: Seen): boolean {
  const now = deps.clock.now();
  if (now < certainFrom(entry)) return false;
  return seen === 'there' || (seen === 'unknown' && now >= since + deps.times.tooLateMs);
}

/** The draft that stands for a post out of reach: always the same one, so that no second copy appears. */
export function copyOf(deps: OutboxDeps, entry: OutboxEntry): Draft | null {
  return deps.state.get().drafts.find((draft) => draft.id === entry.id) ?? null;
}

/** Gives the text back as a copy; the post stays in the list and says that it may have to be deleted by hand. */
export async function giveUp(deps: OutboxDeps, entry: OutboxEntry, seen: Seen, draft: Draft): Promise<void> {
  const state: OutboxState = { kind: 'refused', law: null, words: wordsFor(deps, entry, seen), at: deps.clock.now() };
  if (copyOf(deps, entry) === null) {
    deps.state.update((now) => withDraft(now, { ...draft, id: entry.id }));
    deps.drafts.touch(entry.id);
  }
  await deps.book.change(entry.id, (now) => inState(now, state))?.saved;
}

function wordsFor(deps: OutboxDeps, entry: OutboxEntry, seen: Seen): string {
  const network = whoOf(entry)?.network;
  const where = network === undefined ? 'the network' : deps.networkOf(network).capabilities.name;
  const what = seen === 'there' ? 'This post is still out' : 'Whether this post is still out could not be found out';
  return `${what}, and @${entry.handle} is signed out here. Delete it by hand at ${where}, or sign in and recall it. Its text is a draft again.`;
}
