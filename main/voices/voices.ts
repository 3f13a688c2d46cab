import { type AccountId, accountOfIdentity, type Identity, type IdentityId, usableIdentities } from '../../shared/account.ts';
import type { Habits } from '../../shared/checks/check.ts';
import { habitsOfPosts } from '../../shared/voice/habits-of-posts.ts';
import type { KnownSpeaker } from '../../shared/voice/learn-kit.ts';
import type { VoiceKit } from '../../shared/voice/voice-kit.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import type { HistoryStore, KeptHistory } from '../store/history-store.ts';

export interface VoicesParts {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly histories: HistoryStore;
  readonly open: (id: AccountId) => Promise<NetworkResult<Session>>;
  /** Away from this thread; null where it failed. */
  readonly learn: (speakers: readonly KnownSpeaker[]) => Promise<VoiceKit | null>;
  readonly onLearned: (kit: VoiceKit | null) => void;
}

/** How the signed-in identities write, learned on this computer from their own posts. */
export interface Voices {
  /** Once the accounts are known: what is kept, then what the networks have. Goes on by itself. */
  start(): Promise<void>;
  habitsOf(id: IdentityId): Habits | null;
  stop(): void;
}

/** Posts of an identity, at most. */
const mostPosts = 400;
const day = 24 * 60 * 60_000;
const timesMs = {
  /** A history older than this is fetched anew. */
  stale: day,
  /** How often it is looked whether one is. */
  look: 60 * 60_000,
  /** After something was published, so that several posts make one fetch. */
  afterPublishing: 60_000,
  /** After a change of accounts, so that the first window does not wait. */
  soon: 2_000,
  /** After a network that did not answer; doubled each time, up to a day. */
  again: 10 * 60_000,
} as const;

export function createVoices(parts: VoicesParts): Voices {
  return new VoicesOfState(parts);
}

class VoicesOfState implements Voices {
  readonly #parts: VoicesParts;
  readonly #kept = new Map<IdentityId, KeptHistory>();
  readonly #habits = new Map<IdentityId, Habits | null>();
  /** When an identity whose network failed is asked again, and after which wait. */
  readonly #patience = new Map<IdentityId, { readonly until: number; readonly waitMs: number }>();
  #running: Promise<void> | null = null;
  #again = false;
  #learned = '';
  #cancel = (): void => {};
  #unsubscribe = (): void => {};

  constructor(parts: VoicesParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    for (const history of await this.#parts.histories.all()) this.#keep(history);
    let before = this.#parts.state.get();
    this.#unsubscribe = this.#parts.state.subscribe((now) => {
      const was = before;
      before = now;
      for (const id of publishedSince(was, now)) this.#age(id);
      if (was.accounts !== now.accounts || was.settings.learnMyVoice !== now.settings.learnMyVoice) this.#lookIn(timesMs.soon);
      else if (publishedSince(was, now).length > 0) this.#lookIn(timesMs.afterPublishing);
    });
    this.#lookIn(timesMs.soon);
  }

  habitsOf(id: IdentityId): Habits | null {
    return this.#habits.get(id) ?? null;
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancel();
    this.#cancel = () => {};
  }

  #lookIn(ms: number): void {
    this.#cancel();
    this.#cancel = this.#parts.clock.after(ms, () => void this.#look());
  }

  /** One look at a time; one that is asked for meanwhile follows. */
  async #look(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#running = this.#lookOnce().catch(() => {});
    await this.#running;
    this.#running = null;
    this.#lookIn(this.#again ? timesMs.soon : timesMs.look);
    this.#again = false;
  }

  async #lookOnce(): Promise<void> {
    await this.#forgetUnwanted();
    for (const identity of this.#wanted()) await this.#fetch(identity);
    await this.#forgetUnwanted();
    await this.#learn();
  }

  /** Whose posts may be read: brands, and personal accounts where the person said so. */
  #wanted(): readonly Identity[] {
    const { accounts, settings } = this.#parts.state.get();
    return usableIdentities(accounts).filter(({ kind }) => kind === 'brand' || settings.learnMyVoice);
  }

  /** A personal history goes with the person's no, any with its account. One that only has to sign in again, or cannot be read, keeps it (law 8). */
  async #forgetUnwanted(): Promise<void> {
    const { accounts, unreadable, settings } = this.#parts.state.get();
    const kinds = new Map(accounts.filter(isSignedIn).flatMap(({ identities }) => identities.map(({ id, kind }) => [id, kind])));
    for (const id of this.#kept.keys()) {
      const kind = kinds.get(id);
      if (kind === 'brand' || (kind === 'personal' && settings.learnMyVoice)) continue;
      if (kind === undefined && unreadable.includes(accountOfIdentity(id))) continue;
      this.#kept.delete(id);
      this.#habits.delete(id);
      await this.#parts.histories.remove(id);
    }
  }

  async #fetch(identity: Identity): Promise<void> {
    const { clock, histories, open } = this.#parts;
    const now = clock.now();
    const kept = this.#kept.get(identity.id);
    if (kept !== undefined && kept.fetchedAt <= now && now - kept.fetchedAt < timesMs.stale) return;
    const patience = this.#patience.get(identity.id);
    if (patience !== undefined && now < patience.until && now >= patience.until - patience.waitMs) return;
    const session = await open(identity.id);
    const posts = session.kind === 'ok' ? await session.value.recentOwnPosts(mostPosts) : session;
    if (posts.kind !== 'ok') {
      const waitMs = Math.min(day, 2 * (patience?.waitMs ?? timesMs.again / 2));
      this.#patience.set(identity.id, { waitMs, until: now + waitMs });
      return;
    }
    this.#patience.delete(identity.id);
    // Asked again: the account may have been signed out while its network answered.
    if (!this.#wanted().some(({ id }) => id === identity.id)) return;
    const history = { identityId: identity.id, fetchedAt: now, posts: [...posts.value] };
    await histories.save(history);
    this.#keep(history);
  }

  #keep(history: KeptHistory): void {
    this.#kept.set(history.identityId, history);
    this.#habits.set(history.identityId, habitsOfPosts(history.posts));
  }

  #age(id: IdentityId): void {
    const kept = this.#kept.get(id);
    if (kept !== undefined) this.#kept.set(id, { ...kept, fetchedAt: 0 });
  }

  async #learn(): Promise<void> {
    const identities = usableIdentities(this.#parts.state.get().accounts);
    const speakers = identities.map(({ id, handle, kind }): KnownSpeaker => {
      return { identityId: id, handle, kind, posts: this.#kept.get(id)?.posts ?? [] };
    });
    const from = JSON.stringify(
      speakers.map(({ posts, ...speaker }) => [speaker, posts.length, this.#kept.get(speaker.identityId)?.fetchedAt]),
    );
    if (from === this.#learned) return;
    const kit = speakers.some(({ posts }) => posts.length > 0) ? await this.#parts.learn(speakers) : null;
    this.#learned = from;
    this.#parts.onLearned(kit);
  }
}

function isSignedIn({ credential }: AppState['accounts'][number]): boolean {
  return credential !== 'revokeOnly';
}

/** Identities of the posts that went out between two states. */
function publishedSince(before: AppState, now: AppState): readonly IdentityId[] {
  if (before.outbox === now.outbox) return [];
  const out = new Set(before.outbox.filter(({ state }) => state.kind === 'published').map(({ id }) => id));
  return now.outbox.filter(({ id, state }) => state.kind === 'published' && !out.has(id)).flatMap(({ draft }) => draft.identityId ?? []);
}
