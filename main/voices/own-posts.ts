import type { Identity, IdentityId } from '../../shared/account.ts';
import { done, type Outcome, type Refusal, refused } from '../../shared/outcome.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { NetworkFailure, NetworkResult, Session } from '../networks/network.ts';
import type { OwnPostStore } from '../store/own-post-store.ts';
import { createOwnPostsBook, type OwnPostsBook } from './own-posts-book.ts';
import { begunReading, isDue } from './own-posts-due.ts';
import { readOwnPosts } from './read-own-posts.ts';
import { isReadOnYes, whosePostsMayStay, whosePostsToRead } from './whose-posts.ts';

export interface OwnPostsParts {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly store: OwnPostStore;
  readonly open: (id: IdentityId) => Promise<NetworkResult<Session>>;
  /** How many posts of an identity's network are read at most. */
  readonly mostOf: (identity: Identity) => number;
}

/** The own posts that voices are learned from: read page by page, kept encrypted, for as long as the rules allow. */
export interface OwnPosts {
  readonly book: Pick<OwnPostsBook, 'revision'>;
  load(): Promise<void>;
  /** Lets go of what may not stay or has grown too old. */
  expire(): Promise<void>;
  /** Reads what is due; ends when all of it has ended or failed. */
  readDue(): Promise<void>;
  /** Looks at this one again at the next look, though it was read lately. */
  age(id: IdentityId): void;
  /** After the network was away: nobody has to be waited for any more. */
  lookAtAll(): void;
  /** The person wants them read now, or to go on; how it goes is in the state. */
  read(id: IdentityId): Outcome;
  /** What came so far stays; it goes on where it stopped, when the person says so. */
  pause(id: IdentityId): Promise<Outcome>;
  /** Deletes what is kept, and reads no more until the person says so. */
  remove(id: IdentityId): Promise<Outcome>;
  /** For quitting: what is under way goes on at the next start. */
  stop(): void;
}

/** Milliseconds. */
const times = {
  day: 24 * 60 * 60_000,
  /** After a network that did not answer; doubled each time, up to a day. */
  again: 10 * 60_000,
} as const;

const notHere = refused(
  null,
  'own-posts-not-read',
  'Posts of this account are not read. Sign in, and for your own account allow it first.',
);

export function createOwnPosts(parts: OwnPostsParts): OwnPosts {
  return new OwnPostsOfState(parts);
}

class OwnPostsOfState implements OwnPosts {
  readonly book: OwnPostsBook;
  readonly #parts: OwnPostsParts;
  readonly #underWay = new Map<IdentityId, { readonly stop: AbortController; readonly over: Promise<void> }>();
  /** Until then no reading of this identity begins. */
  readonly #atRest = new Map<IdentityId, Promise<void>>();
  /** When an identity whose network failed is asked again, and after which wait. */
  readonly #patience = new Map<IdentityId, { readonly until: number; readonly waitMs: number }>();
  readonly #aged = new Set<IdentityId>();

  constructor(parts: OwnPostsParts) {
    this.#parts = parts;
    this.book = createOwnPostsBook(parts.state, parts.store);
  }

  load(): Promise<void> {
    return this.book.load();
  }

  async expire(): Promise<void> {
    const mayStay = whosePostsMayStay(this.#parts.state.get());
    // A disk that refuses for one identity keeps no other's posts for longer.
    const ended = this.book
      .ids()
      .map((id) => (mayStay(id, this.book.record(id).onYes ?? false) ? this.#prune(id) : this.#end(id).then(() => this.book.forget(id))));
    const failed = (await Promise.allSettled(ended)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  async readDue(): Promise<void> {
    const now = this.#parts.clock.now();
    const due = whosePostsToRead(this.#parts.state.get()).filter(({ id }) => {
      const patience = this.#patience.get(id);
      const isPatient = patience !== undefined && now < patience.until && now >= patience.until - patience.waitMs;
      return !isPatient && isDue(this.book.record(id), now, this.#aged.has(id), this.#notBefore());
    });
    // One network after another would let one that asks for patience keep all the others waiting.
    const networks = [...new Set(due.map(({ network }) => network))];
    await Promise.all(
      networks.map(async (of) => {
        for (const { id } of due.filter(({ network }) => network === of)) await this.#start(id);
      }),
    );
  }

  age(id: IdentityId): void {
    this.#aged.add(id);
  }

  lookAtAll(): void {
    this.#patience.clear();
  }

  read(id: IdentityId): Outcome {
    if (this.#identity(id) === null) return notHere;
    this.#patience.delete(id);
    this.book.setWork(id, { kind: 'reading', read: 0, share: 0, waitingUntil: null });
    const atRest = this.#atRest.get(id)?.catch(() => {}) ?? Promise.resolve();
    const begun = atRest.then(() => this.book.change(id, { wish: 'read', askAfter: 0 })).then(() => this.#start(id));
    begun.catch((error: unknown) => this.#fail(id, unkept(error)));
    return done;
  }

  async pause(id: IdentityId): Promise<Outcome> {
    if (this.#identity(id) === null) return notHere;
    await this.#whileAtRest(id, async () => {
      await this.book.change(id, { wish: 'paused' });
      this.book.setWork(id, { kind: 'paused' });
    });
    return done;
  }

  async remove(id: IdentityId): Promise<Outcome> {
    if (this.#identity(id) === null) return notHere;
    await this.#whileAtRest(id, async () => {
      await this.book.change(id, { wish: 'deleted', startedAt: null, finished: false, cursor: null, lastWhole: null });
      await this.#parts.store.forgetPosts(id);
      await this.book.changed(id);
      this.book.setWork(id, { kind: 'deleted' });
    });
    return done;
  }

  stop(): void {
    for (const { stop } of this.#underWay.values()) stop.abort();
  }

  #identity(id: IdentityId): Identity | null {
    return whosePostsToRead(this.#parts.state.get()).find((one) => one.id === id) ?? null;
  }

  /** Posts written earlier are not kept; epoch milliseconds. */
  #notBefore(): number {
    return this.#parts.clock.now() - effectivePolicy(this.#parts.state.get().policy).HistoryDays * times.day;
  }

  async #prune(id: IdentityId): Promise<void> {
    const identity = this.#identity(id);
    const most = identity === null ? Number.MAX_SAFE_INTEGER : this.#parts.mostOf(identity);
    if ((await this.#parts.store.prune(id, this.#notBefore(), most)) > 0) await this.book.changed(id);
  }

  /** What is under way for this identity ends; resolves once it has. */
  async #end(id: IdentityId): Promise<void> {
    const errand = this.#underWay.get(id);
    errand?.stop.abort();
    await errand?.over;
  }

  /** Ends what is under way, and lets nothing begin before `act` is over: a new reading would write the old wish back. */
  async #whileAtRest(id: IdentityId, act: () => Promise<void>): Promise<void> {
    const before = this.#atRest.get(id)?.catch(() => {}) ?? this.#end(id);
    const over = before.then(() => this.#end(id)).then(act);
    this.#atRest.set(id, over);
    await over.finally(() => {
      if (this.#atRest.get(id) === over) this.#atRest.delete(id);
    });
  }

  /** One reading of an identity at a time; none while it is at rest. */
  async #start(id: IdentityId): Promise<void> {
    if (this.#atRest.has(id)) return;
    const before = this.#underWay.get(id);
    if (before !== undefined) return before.over;
    const stop = new AbortController();
    const over = this.#read(id, stop.signal)
      .catch((error: unknown) => this.#fail(id, unkept(error)))
      .finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, { stop, over });
    return over;
  }

  async #read(id: IdentityId, signal: AbortSignal): Promise<void> {
    const { clock, store, open, mostOf } = this.#parts;
    const identity = this.#identity(id);
    const wanted = (): boolean => this.#identity(id) !== null && this.book.record(id).wish === 'read';
    if (identity === null || !wanted()) return;
    this.#aged.delete(id);
    const onYes = isReadOnYes(identity, this.#parts.state.get());
    const begun = { ...begunReading(this.book.record(id), clock.now(), this.#notBefore()), onYes };
    await this.book.change(id, begun);
    const session = await open(id);
    if (session.kind !== 'ok') return this.#fail(id, session);
    const notBefore = this.#notBefore();
    const reading = await readOwnPosts(
      {
        ...{ clock, store, notBefore, wanted, signal, most: mostOf(identity) },
        page: session.value.ownPostPage,
        onProgress: (read, share, waitingUntil) => this.book.setWork(id, { kind: 'reading', read, share, waitingUntil }),
        onKept: (record) => this.book.kept(record),
      },
      begun,
    );
    if (reading.kind === 'failed') return this.#fail(id, reading.failure);
    if (reading.kind === 'stopped' || !wanted()) return;
    if (begun.whole) await store.dropUnmet(id, begun.startedAt);
    const lastWhole = begun.whole ? { startedAt: begun.startedAt, notBefore } : this.book.record(id).lastWhole;
    await this.book.change(id, { cursor: null, finished: true, askAfter: 0, lastWhole });
    this.#patience.delete(id);
    await this.#prune(id);
    await this.book.changed(id);
    this.book.setWork(id, { kind: 'idle' });
  }

  async #fail(id: IdentityId, failure: NetworkFailure): Promise<void> {
    if (this.#identity(id) === null) return;
    const now = this.#parts.clock.now();
    const askAfter = failure.kind === 'rateLimited' ? (failure.retryAt ?? 0) : 0;
    const waitMs = Math.max(askAfter - now, Math.min(times.day, 2 * (this.#patience.get(id)?.waitMs ?? times.again / 2)));
    this.#patience.set(id, { waitMs, until: now + waitMs });
    // A place that the network does not know any more: the next reading begins at the newest post.
    const isLost = failure.kind === 'rejected' || failure.kind === 'unreadable';
    await this.book.change(id, isLost ? { askAfter, cursor: null, finished: true, startedAt: null } : { askAfter });
    this.book.setWork(id, { kind: 'failed', refusal: refusalOf(failure), againAt: now + waitMs });
  }
}

/** The disk, not the network. */
function unkept(error: unknown): NetworkFailure {
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'unreachable', words: `What was read could not be kept on this computer: ${why}` };
}

function refusalOf({ kind, words }: NetworkFailure): Refusal {
  return { law: null, reason: kind, words };
}
