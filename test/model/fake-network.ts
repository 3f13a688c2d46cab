import type { DurableCredential, KeepRotated, Network, NetworkFailure, NetworkResult, Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
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
  nextKey(): string;
  /** How long a request that was cut may still take effect. */
  readonly lateMs: number;
}

const failures: Record<'unreachable' | 'unknown' | 'signInAgain' | 'rateLimited' | 'rejected', NetworkFailure> = {
  unreachable: { kind: 'unreachable', words: 'The network cannot be reached.' },
  unknown: { kind: 'unknown', words: 'The connection was cut.' },
  signInAgain: { kind: 'signInAgain', words: 'Sign in again.' },
  rateLimited: { kind: 'rateLimited', retryAt: null, words: 'Too many requests.' },
  rejected: { kind: 'rejected', words: 'The server said no.' },
};

export function recordOf(part: PreparedPart): ServerRecord {
  return part.record as ServerRecord;
}

/** The adapter the real modules drive, with its server behind it. Every request is one step of the program's life. */
export function createFakeNetwork(world: NetworkWorld, life: Life): Network {
  const { server } = world;

  const sessionOf = (subject: string, credential: DurableCredential, keep: KeepRotated): Session => {
    let token = (credential.durable as { token: string }).token;

    /** One request: `act` gets whose token it is, and says what the server does. */
    const request = async <T>(
      act: (did: string) => NetworkResult<T>,
      write: ((did: string) => Post) | null = null,
    ): Promise<NetworkResult<T>> => {
      const fault = world.fault();
      if (fault === 'rotate') {
        const next = await life.step(() => server.rotate(token));
        if (next !== null && (await keep({ method: credential.method, durable: { token: next } }))) token = next;
      }
      return life.step((): NetworkResult<T> => {
        const did = server.whoIs(token);
        if (fault === 'unreachable') return failures.unreachable;
        if (fault === 'rateLimited') return failures.rateLimited;
        if (did === null || fault === 'notAccepted') return failures.signInAgain;
        if (fault === 'rejected') return failures.rejected;
        if (fault === 'cutBefore') return failures.unknown;
        if (fault === 'late') {
          if (write !== null) server.putLater(write(did), world.now() + world.lateMs);
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
      whoAmI: () => request((did) => ({ kind: 'ok', value: { subject: did, handle: server.handleOf(did) } })),
      speakers: () => request((did) => ({ kind: 'ok', value: [{ subject: did, handle: server.handleOf(did) }] })),
      as: () => session,
      limits: async () => ({ kind: 'ok', value: null }),
      profile: () =>
        request((did) => ({ kind: 'ok', value: { displayName: server.handleOf(did), avatar: null, handle: server.handleOf(subject) } })),
      followers: () => request(() => ({ kind: 'ok', value: null })),
      prepare: (draft) =>
        request((did) => {
          world.onPrepare(subject, did);
          const value = draft.parts.map((part) => {
            const key = world.nextKey();
            return { key, record: { key, draftId: draft.id, text: part.text }, publishedUri: null, publishedCid: null };
          });
          return { kind: 'ok', value };
        }),
      send(part) {
        const record = recordOf(part);
        world.onSend(subject, record);
        const postOf = (did: string): Post => ({ ...record, did });
        return request((did) => {
          const post = postOf(did);
          return server.put(post) === 'differs' ? failures.rejected : { kind: 'ok', value: arrived(post) };
        }, postOf);
      },
      find: (part) =>
        request((): Awaited<ReturnType<Session['find']>> => {
          const record = recordOf(part);
          const there = server.find(subject, record.key);
          if (there === null) return { kind: 'ok', value: { kind: 'absent' } };
          return { kind: 'ok', value: there.text === record.text ? { kind: 'ours', ...arrived(there) } : { kind: 'differs' } };
        }),
      remove: (part) =>
        request(() => {
          server.remove(subject, recordOf(part).key);
          return { kind: 'ok', value: undefined };
        }),
      mentions: async () => ({ kind: 'ok', value: [] }),
      recentOwnPosts: async () => ({ kind: 'ok', value: [] }),
      mentionPage: async () => ({ kind: 'ok', value: { posts: [], cursor: null } }),
      postsWithTag: async () => ({ kind: 'ok', value: [] }),
      revoke: () =>
        request(() => {
          server.revoke(token);
          return { kind: 'ok', value: undefined };
        }),
    };
    return session;
  };

  return {
    capabilities: {
      ...{ id: 'bluesky', name: 'Bluesky', methods: ['appPassword'], defaultServer: serverOrigin, manyServers: true, asksHandle: true },
      ...{ limits: graphemeLimits({ maxLength: 300 }), visibilities: ['public'], contentWarnings: false, acts: [], pages: false },
      ...{
        idempotent: server.keyed,
        settles: true,
        outsiderCanLook: true,
        readsPosts: true,
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
    signInWithBrowser: async () => failures.rejected,
    open: (_server, subject, credential, keep) => sessionOf(subject, credential, keep),
    isGone: (_server, subject, part) =>
      life.step(() =>
        world.fault() === 'unreachable' ? failures.unreachable : { kind: 'ok', value: server.find(subject, part.key) === null },
      ),
    lookUp: async () => failures.rejected,
    linkCard: async () => failures.rejected,
  };
}
