import { type IdentityId, usableIdentities } from '../../shared/account.ts';
import type { Habits } from '../../shared/checks/check.ts';
import { gatherHabits } from '../../shared/voice/habits-of-posts.ts';
import type { KnownSpeaker } from '../../shared/voice/learn-kit.ts';
import type { VoiceKit } from '../../shared/voice/voice-kit.ts';
import type { AppState } from '../app-state/app-state.ts';
import { createOwnPosts, type OwnPosts, type OwnPostsParts } from './own-posts.ts';
import { whosePostsToRead } from './whose-posts.ts';

export interface VoicesParts extends OwnPostsParts {
  /** Away from this thread; null where it failed. */
  readonly learn: (speakers: readonly KnownSpeaker[]) => Promise<VoiceKit | null>;
  readonly onLearned: (kit: VoiceKit | null) => void;
}

/** How the signed-in identities write, learned on this computer from their own posts. */
export interface Voices {
  /** Once the accounts are known: what is kept, then what the networks have. Goes on by itself. */
  start(): Promise<void>;
  habitsOf(id: IdentityId): Habits | null;
  /** What the person may do with the posts it is learned from. */
  readonly ownPosts: Pick<OwnPosts, 'read' | 'pause' | 'remove'>;
  stop(): void;
}

/** Newest posts of an identity that its voice is learned from, at most: older ones say little of how it writes today. */
const learnedFrom = 1_000;
/** Posts looked at in one go. */
const atOnce = 250;
const timesMs = {
  /** How often it is looked whether something is to be read. */
  look: 60 * 60_000,
  /** How often posts that have grown too old go, also while a reading takes its time. */
  expire: 6 * 60 * 60_000,
  /** After something was published, so that several posts make one reading. */
  afterPublishing: 60_000,
  /** After a change of accounts, so that the first window does not wait. */
  soon: 2_000,
} as const;

export function createVoices(parts: VoicesParts): Voices {
  return new VoicesOfState(parts);
}

class VoicesOfState implements Voices {
  readonly ownPosts: OwnPosts;
  readonly #parts: VoicesParts;
  readonly #habits = new Map<IdentityId, { readonly revision: number; readonly habits: Habits | null }>();
  #running: Promise<void> | null = null;
  #again = false;
  #learned = '';
  #cancel = (): void => {};
  #cancelExpiring = (): void => {};
  #unsubscribe = (): void => {};

  constructor(parts: VoicesParts) {
    this.#parts = parts;
    this.ownPosts = createOwnPosts(parts);
  }

  async start(): Promise<void> {
    await this.ownPosts.load();
    await this.#expire();
    let before = this.#parts.state.get();
    this.#unsubscribe = this.#parts.state.subscribe((now) => {
      const was = before;
      before = now;
      this.#follow(was, now);
    });
    this.#lookIn(timesMs.soon);
  }

  habitsOf(id: IdentityId): Habits | null {
    return this.#habits.get(id)?.habits ?? null;
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancel();
    this.#cancelExpiring();
    [this.#cancel, this.#cancelExpiring] = [() => {}, () => {}];
    this.ownPosts.stop();
  }

  #follow(was: AppState, now: AppState): void {
    const published = publishedSince(was, now);
    for (const id of published) this.ownPosts.age(id);
    if (now.online && !was.online) this.ownPosts.lookAtAll();
    if (was.policy !== now.policy) void this.#expire();
    const isOther = was.accounts !== now.accounts || was.settings.learnMyVoice !== now.settings.learnMyVoice;
    // What somebody may not have is let go at once, whatever is being read.
    if (isOther) void this.ownPosts.expire().catch(() => {});
    if (isOther || (now.online && !was.online)) this.#lookIn(timesMs.soon);
    else if (published.length > 0) this.#lookIn(timesMs.afterPublishing);
    else if (hasReadMore(was, now)) this.#lookIn(timesMs.soon);
  }

  async #expire(): Promise<void> {
    this.#cancelExpiring();
    await this.ownPosts.expire().catch(() => {}); // a disk that takes nothing now may later
    this.#cancelExpiring = this.#parts.clock.after(timesMs.expire, () => void this.#expire());
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
    await this.ownPosts.expire();
    await this.ownPosts.readDue();
    await this.ownPosts.expire();
    await this.#gather();
    await this.#learn();
  }

  /** Words and tags of everything kept, some posts at a time: windows and the outbox have their turn in between. */
  async #gather(): Promise<void> {
    const ids = new Set(whosePostsToRead(this.#parts.state.get()).map(({ id }) => id));
    for (const id of this.#habits.keys()) if (!ids.has(id)) this.#habits.delete(id);
    for (const id of ids) {
      const revision = this.ownPosts.book.revision(id);
      if (this.#habits.get(id)?.revision === revision) continue;
      const gatherer = gatherHabits();
      for (let offset = 0; ; offset += atOnce) {
        const posts = await this.#parts.store.newest(id, atOnce, offset);
        gatherer.add(posts);
        if (posts.length < atOnce) break;
        await new Promise((next) => setImmediate(next));
      }
      this.#habits.set(id, { revision, habits: gatherer.habits() });
    }
  }

  async #learn(): Promise<void> {
    const { book } = this.ownPosts;
    const allowed = new Set(whosePostsToRead(this.#parts.state.get()).map(({ id }) => id));
    const identities = usableIdentities(this.#parts.state.get().accounts);
    const from = JSON.stringify(identities.map(({ id, handle, kind }) => [id, handle, kind, allowed.has(id) ? book.revision(id) : null]));
    if (from === this.#learned) return;
    const speakers: KnownSpeaker[] = [];
    for (const { id, handle, kind } of identities) {
      const posts = allowed.has(id) ? await this.#parts.store.newest(id, learnedFrom, 0) : [];
      speakers.push({ identityId: id, handle, kind, posts });
    }
    const kit = speakers.some(({ posts }) => posts.length > 0) ? await this.#parts.learn(speakers) : null;
    this.#learned = from;
    this.#parts.onLearned(kit);
  }
}

/** Identities of the posts that went out between two states. */
function publishedSince(before: AppState, now: AppState): readonly IdentityId[] {
  if (before.outbox === now.outbox) return [];
  const out = new Set(before.outbox.filter(({ state }) => state.kind === 'published').map(({ id }) => id));
  return now.outbox.filter(({ id, state }) => state.kind === 'published' && !out.has(id)).flatMap(({ draft }) => draft.identityId ?? []);
}

/** A reading that the person asked for has ended, or posts were deleted: what is learned follows. */
function hasReadMore({ ownPosts: before }: AppState, { ownPosts: now }: AppState): boolean {
  if (before === now) return false;
  return Object.entries(now).some(([id, { work }]) => {
    const was = before[id]?.work.kind;
    return was !== work.kind && was === 'reading' ? work.kind === 'idle' : work.kind === 'deleted' && was !== 'deleted';
  });
}
