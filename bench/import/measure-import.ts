import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AtpAgent } from '@atproto/api';
import { createStateStore } from '../../main/app-state/app-state.ts';
import type { Session } from '../../main/networks/network.ts';
import { initialState } from '../../main/program/initial-state.ts';
import { createSystemClock } from '../../main/system-clock.ts';
import { createOwnPosts } from '../../main/voices/own-posts.ts';
import type { Account } from '../../shared/account.ts';
import { type BlueskyUnderTest, startBlueskyUnderTest } from '../../test/contract/bluesky-under-test.ts';
import { value } from '../../test/contract/network-under-test.ts';
import { opened } from '../../test/main/store/samples.ts';
import { seedPosts } from '../../test/rig/pds-accounts.ts';

/** Megabytes after a collection of garbage. */
export interface Memory {
  readonly heap: number;
  readonly rss: number;
}

export interface ImportTimes {
  readonly posts: number;
  /** Milliseconds for all of them, in turn: read through the adapter and kept encrypted; read by the bare client and dropped. */
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  /** Of the first of ours, after 2,000 posts and after all. */
  readonly early: Memory;
  readonly late: Memory;
}

const posts = 10_000;
const rounds = 3;
const early = 2_000;

/** Seeds 10,000 posts at a real server, then reads them in turn by the program's own way and by the AT Protocol's own client. */
export async function measureImport(): Promise<ImportTimes> {
  const under = await startBlueskyUnderTest();
  try {
    const text = (index: number): string =>
      `Post ${index}: doors open at nine, and there is coffee for everybody who comes before ten. `.repeat(2);
    await seedPosts(
      under.pds,
      under.owners.brand,
      Array.from({ length: posts }, (_, index) => text(index)),
    );
    const { handle, appPassword } = under.brand;
    const { session } = value(await under.network.signInWithPassword(under.server, handle, appPassword, async () => true));
    const [ours, bare, memories]: [number[], number[], Memory[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await bareImport(under));
      ours.push(await ourImport(under, session, round === 0 ? memories : []));
    }
    const [atEarly, atLate] = memories;
    if (atEarly === undefined || atLate === undefined) throw new Error('The import passed no measuring point of its memory.');
    return { posts, ours, bare, early: atEarly, late: atLate };
  } finally {
    await under.pds.stop();
  }
}

async function ourImport(under: BlueskyUnderTest, session: Session, memories: Memory[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-bench-import-'));
  const store = opened(path.join(folder, 'hatcheck.db'));
  const account = accountOf(under);
  const state = createStateStore({ ...initialState, accounts: [account] });
  const open = async () => ({ kind: 'ok', value: session }) as const;
  const ownPosts = createOwnPosts({ state, clock: createSystemClock(), store: store.ownPosts, open, mostOf: () => posts });
  const unsubscribe = state.subscribe(({ ownPosts: all }) => {
    const work = all[account.id]?.work;
    if (work?.kind === 'reading' && work.read >= early && memories.length === 0) memories.push(memoryNow());
  });
  try {
    await ownPosts.load();
    const startedAt = performance.now();
    await ownPosts.readDue();
    const took = performance.now() - startedAt;
    memories.push(memoryNow());
    const kept = await store.ownPosts.count(account.id);
    if (kept.posts !== posts) throw new Error(`${kept.posts} posts were kept instead of ${posts}: ${JSON.stringify(state.get().ownPosts)}`);
    return took;
  } finally {
    unsubscribe();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same pages, asked for and read by the client that the network's makers publish; nothing is kept. */
async function bareImport({ server, brand }: BlueskyUnderTest): Promise<number> {
  const agent = new AtpAgent({ service: server });
  const startedAt = performance.now();
  let [read, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const params = { repo: brand.subject, collection: 'app.bsky.feed.post', limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const { data } = await agent.com.atproto.repo.listRecords(params);
    read += data.records.length;
    ({ cursor } = data);
  } while (cursor !== undefined);
  if (read !== posts) throw new Error(`The bare client read ${read} posts instead of ${posts}.`);
  return performance.now() - startedAt;
}

function accountOf({ brand: { subject, handle }, server }: BlueskyUnderTest): Account {
  const id = `bluesky:${subject}`;
  const who = { network: 'bluesky', server, subject, handle } as const;
  const identity = { ...who, id, accountId: id, displayName: '', avatar: null, kind: 'brand', kindSource: 'person', accent: 0 } as const;
  return { ...who, id, method: 'appPassword', credential: 'usable', scopes: [], identities: [identity] };
}

function memoryNow(): Memory {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1_048_576, rss: rss / 1_048_576 };
}
