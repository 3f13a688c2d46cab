import type { AccountId, IdentityId } from '../../shared/account.ts';
import type { Answer, AudienceReport, BucketSize, FileOutcome, FoundPost, MentionPage, SampledMention } from '../../shared/audience.ts';
import type { PulseReading } from '../../shared/checks/check.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { NetworkResult, Session } from '../networks/network.ts';
import type { MentionQuery, MentionStore } from '../store/mention-store.ts';
import { createAssessor } from './assess.ts';
import { createBook } from './book.ts';
import { createErrands } from './errands.ts';
import type { FileColumns } from './file-columns.ts';
import { createGathering } from './gathering.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createLabelling } from './labelling.ts';
import { createLooking } from './looking.ts';
import type { Reader } from './reader.ts';

export interface AudienceParts {
  readonly state: StateStore;
  readonly store: MentionStore;
  readonly clock: Clock;
  readonly reader: Reader;
  readonly open: (id: AccountId) => Promise<NetworkResult<Session>>;
  readonly markSignInAgain: (id: AccountId) => Promise<void>;
}

/** What people say to a brand: fetched or read from a file, kept encrypted, read on this computer only. */
export interface Audience {
  /** After the sweep: what is kept of whom, without what has grown too old. */
  load(): Promise<void>;
  /** Resolves when it is over; how it goes is in the state. */
  fetch(id: IdentityId): Promise<Outcome>;
  /** Keeps what came so far. */
  stopFetching(id: IdentityId): void;
  /** Mentions from CSV or JSON lines: all of them or, where one is wrong, none. */
  readFile(id: IdentityId, text: string, columns: FileColumns | null): Promise<Outcome<FileOutcome>>;
  /** Null while there are no mentions; `bucketSize`: null for one that suits the time there is. */
  report(id: IdentityId, bucketSize: BucketSize | null): Promise<Outcome<AudienceReport | null>>;
  mentions(id: IdentityId, query: MentionQuery): Promise<Outcome<MentionPage>>;
  /** Sets how many mentions the person labels; they are the first of an order drawn at random once. */
  draw(id: IdentityId, size: number): Promise<Outcome>;
  sample(id: IdentityId): Promise<Outcome<readonly SampledMention[]>>;
  /** Refused for a mention that was not drawn: an answer to a chosen one would bend the share. */
  label(id: IdentityId, mentionId: string, answer: Answer | null): Promise<Outcome>;
  forget(id: IdentityId): Promise<Outcome>;
  /** What the audience of this brand says, where that is at most a week old; else null. */
  pulseOf(id: IdentityId): PulseReading | null;
  /** What a hashtag is about right now. */
  postsWithTag(id: IdentityId, tag: string): Promise<Outcome<readonly FoundPost[]>>;
  /** For quitting: what is under way ends. */
  stop(): void;
}

const aDayMs = 86_400_000;

/** Lets go of what has grown too old: at once, every day, and when the rules change. */
function keepAging({ state, clock }: Pick<AudienceParts, 'state' | 'clock'>, keeper: Keeper) {
  let cancel = (): void => {};
  let unsubscribe = (): void => {};
  const prune = async (): Promise<void> => {
    cancel();
    cancel = clock.after(aDayMs, () => void prune().catch(() => {})); // a disk that takes nothing now may later
    for (const id of Object.keys(state.get().audiences)) await keeper.prune(id);
  };
  const stop = (): void => {
    cancel();
    unsubscribe();
  };
  return {
    stop,
    async start(): Promise<void> {
      stop();
      let { policy } = state.get();
      unsubscribe = state.subscribe((now) => {
        if (now.policy === policy) return;
        policy = now.policy;
        void prune().catch(() => {});
      });
      await prune();
    },
  };
}

export function createAudience(parts: AudienceParts): Audience {
  const book = createBook(parts.state, parts.store);
  const assessor = createAssessor({ ...parts, book });
  const errands = createErrands({ ...parts, book });
  const keeper = createKeeper({ ...parts, book, errands });
  const tools = { ...parts, book, assessor, errands, keeper };
  const aging = keepAging(parts, keeper);
  return {
    async load() {
      errands.followSignOut();
      await book.load();
      await aging.start();
    },
    ...createGathering(tools),
    ...createLooking(tools),
    ...createLabelling(tools),
    stop() {
      aging.stop();
      errands.stop();
      parts.reader.close();
    },
  };
}
