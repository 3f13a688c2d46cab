import type { DurableCredential, KeepRotated, Network, NetworkFailure, NetworkResult, Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { graphemeLimits, type PostingLimits } from '../../shared/posting-limits.ts';
import type { FakeServer, Post, ServerRecord } from './fake-server.ts';
import type { Life } from './life.ts';

/** What goes wrong with one request. `late`: cut, and carried out by the server a while later. */
export type Fault = 'none' | 'unreachable' | 'cutBefore' | 'cutAfter' | 'late' | 'notAccepted' | 'rateLimited' | 'rejected' | 'rotate';

export const serverOrigin = 'https://pds.test';

export interface NetworkWorld {
  readonly server: FakeServer;
  /** Takes the next fault. */
  fault(): Fault;
  now(): number;
  /** The request with this record leaves now. */
  onSend(did: string, record: ServerRecord): void;
  /** The request that uploads images and builds records arrives, with a credential that is `did`'s. */
  onPrepare(subject: string, did: string): void;
  /** A sign-in asks for the right to speak for pages. */
  onPagesRequested(): void;
  /** The program asks where nobody can tell. */
  onUseless(what: string): void;
  limits(): PostingLimits | null;
  nextKey(): string;
  /** How long a request that was cut may still take effect. */
  readonly lateMs: number;
  /** Says that its keys name its records, whatever its server does with them. */
  readonly claimsKeys?: true;
}

/** How long a server that wants to be left alone wants it. */
export const patienceMs = 45_000;

const failures: Record<'unreachable' | 'unknown' | 'signInAgain' | 'rejected', NetworkFailure> = {
  unreachable: { kind: 'unreachable', words: 'The network cannot be reached.' },
  unknown: { kind: 'unknown', words: 'The connection was cut.' },
  signInAgain: { kind: 'signInAgain', words: 'Sign in again.' },
  rejected: { kind: 'rejected', words: 'The server said no.' },
};

export function recordOf(part: PreparedPart): ServerRecord {
  return part.record as ServerRecord;
}

/** The adapter the real modules drive, with its server behind it. Every request is one step of the program's life. */
export function createFakeNetwork(world: NetworkWorld, life: Life): Network {
  const { server } = world;

  const sessionOf = (owner: string, credential: DurableCredential, keep: KeepRotated): Session => {
    const held = { token: (credential.durable as { token: string }).token };
    return speakingAs(owner, owner, held, credential, keep);
  };

  const speakingAs = (
    subject: string,
    owner: string,
    held: { token: string },
    credential: DurableCredential,
    keep: KeepRotated,
  ): Session => {
    /** Whom the server takes this for: a page only where the token's owner may speak for it. */
    const speakerOf = (did: string): string => (subject !== owner && server.speaksFor(held.token).includes(subject) ? subject : did);
    const mayNot = (did: string): boolean => subject !== owner && speakerOf(did) !== subject;

    /** One request: `act` gets whose token it is, and says what the server does. */
    const request = async <T>(
      act: (did: string) => NetworkResult<T>,
      write: ((did: string) => Post) | null = null,
    ): Promise<NetworkResult<T>> => {
      const fault = world.fault();
      if (fault === 'rotate') {
        const next = await life.step(() => server.rotate(held.token));
        if (next !== null && (await keep({ method: credential.method, durable: { token: next } }))) held.token = next;
      }
      return life.step((): NetworkResult<T> => {
        const did = server.whoIs(held.token);
        if (fault === 'unreachable') return failures.unreachable;
        if (fault === 'rateLimited') return { kind: 'rateLimited', retryAt: world.now() + patienceMs, words: 'Too many requests.' };
        if (did === null || fault === 'notAccepted') return failures.signInAgain;
        if (fault === 'rejected') return failures.rejected;
        if (fault === 'cutBefore') return failures.unknown;
        if (fault === 'late') {
          if (write !== null && !mayNot(did)) server.putLater(write(speakerOf(did)), world.now() + world.lateMs);
          return failures.unknown;
        }
        const answer = act(did);
        return fault === 'cutAfter' ? failures.unknown : answer;
      });
    };
    const arrived = (post: Post) => ({ uri: `at://${post.did}/${post.key}`, cid: post.text, url: `https://app.test/${post.key}` });

    const session: Session = {
      subject,
      scopes: ['post'],
      whoAmI: () =>
        request((did) => {
          const who = speakerOf(did);
          return mayNot(did) ? failures.rejected : { kind: 'ok', value: { subject: who, handle: server.handleOf(who) } };
        }),
      speakers: () =>
        request(() => ({
          kind: 'ok',
          value: server.speaksFor(held.token).map((speaker) => ({ subject: speaker, handle: server.handleOf(speaker) })),
        })),
      as: (other) => (other === subject ? session : speakingAs(other, owner, held, credential, keep)),
      limits: async () => ({ kind: 'ok', value: world.limits() }),
      profile: () =>
        request((did) => ({
          kind: 'ok',
          value: { displayName: server.handleOf(speakerOf(did)), avatar: null, handle: server.handleOf(subject) },
        })),
      followers: () => request(() => ({ kind: 'ok', value: null })),
      prepare: (draft) =>
        request((did) => {
          world.onPrepare(subject, speakerOf(did));
          const value = draft.parts.map((part) => {
            const key = world.nextKey();
            const text = draft.about === undefined ? part.text : `${draft.about.act} ${draft.about.target.uri} ${part.text}`;
            return { key, record: { key, draftId: draft.id, text }, publishedUri: null, publishedCid: null };
          });
          return { kind: 'ok', value };
        }),
      send(part) {
        const record = recordOf(part);
        world.onSend(subject, record);
        const postOf = (did: string): Post => ({ ...record, did });
        return request((did) => {
          if (mayNot(did)) return failures.rejected;
          const post = postOf(speakerOf(did));
          return server.put(post) === 'differs' ? failures.rejected : { kind: 'ok', value: arrived(post) };
        }, postOf);
      },
      find: (part) =>
        request((): Awaited<ReturnType<Session['find']>> => {
          if (!server.promises.settles) world.onUseless('find');
          const record = recordOf(part);
          const there = server.find(subject, record.key);
          if (there === null) return { kind: 'ok', value: { kind: 'absent' } };
          return { kind: 'ok', value: there.text === record.text ? { kind: 'ours', ...arrived(there) } : { kind: 'differs' } };
        }),
      remove: (part) =>
        request(() => {
          if (!server.promises.settles && part.publishedUri === null) world.onUseless('remove');
          server.remove(subject, recordOf(part).key);
          return { kind: 'ok', value: undefined };
        }),
      mentions: async () => ({ kind: 'ok', value: [] }),
      ownPostPage: async () => ({ kind: 'ok', value: { posts: [], cursor: null } }),
      mentionPage: async () => ({ kind: 'ok', value: { posts: [], cursor: null } }),
      postsWithTag: async () => ({ kind: 'ok', value: [] }),
      revoke: () =>
        request(() => {
          server.revoke(held.token);
          return { kind: 'ok', value: undefined };
        }),
    };
    return session;
  };

  return {
    capabilities: {
      ...{
        id: 'bluesky',
        name: 'Bluesky',
        methods: ['appPassword', 'oauth'],
        defaultServer: serverOrigin,
        manyServers: true,
        asksHandle: true,
      },
      ...{
        limits: graphemeLimits({ maxLength: 300 }),
        visibilities: ['public'],
        contentWarnings: false,
        acts: ['repost', 'quote', 'like'],
      },
      ...{
        pages: true,
        idempotent: server.promises.keyed,
        keyNamesRecord: world.claimsKeys ?? (server.promises.keyed && server.promises.remembersKeys !== true),
        settles: server.promises.settles,
        outsiderCanLook: server.promises.outsiderCanLook,
        readsPosts: true,
        mostOwnPosts: 100,
        endedByHandAt: null,
        accessOutlivesRevocationMs: 7_200_000,
      },
    },
    async signInWithPassword(origin, did, _password, keep) {
      const fault = world.fault();
      return life.step(() => {
        if (fault === 'unreachable' || fault === 'cutBefore') return failures.unreachable;
        const credential: DurableCredential = { method: 'appPassword', durable: { token: server.signIn(did) } };
        if (fault === 'cutAfter') return failures.unknown;
        const session = sessionOf(did, credential, keep);
        return { kind: 'ok', value: { session, credential, server: origin, identity: { subject: did, handle: server.handleOf(did) } } };
      });
    },
    async signInWithBrowser({ server: origin, handle: did, pages, keep }) {
      const fault = world.fault();
      if (pages) world.onPagesRequested();
      return life.step(() => {
        if (fault !== 'none') return failures.unreachable;
        const credential: DurableCredential = { method: 'oauth', durable: { token: server.signIn(did, pages) } };
        const session = sessionOf(did, credential, keep);
        return { kind: 'ok', value: { session, credential, server: origin, identity: { subject: did, handle: server.handleOf(did) } } };
      });
    },
    open: (_server, subject, credential, keep) => sessionOf(subject, credential, keep),
    isGone: (_server, subject, part) =>
      life.step(() => {
        if (!server.promises.outsiderCanLook) world.onUseless('isGone');
        const fault = world.fault();
        if (fault === 'unreachable' || fault === 'rejected') return failures[fault];
        return { kind: 'ok', value: server.find(subject, part.key) === null };
      }),
    lookUp: async () => failures.rejected,
    linkCard: async () => failures.rejected,
  };
}
