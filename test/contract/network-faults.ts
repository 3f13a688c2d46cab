import { afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { AdjustableClock } from '../../main/adjustable-clock.ts';
import type { Network, Session, SignedIn } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { Fault, FaultProxy, SeenRequest } from './fault-proxy.ts';
import { describeActing } from './faults/acting.ts';
import { describeAsking } from './faults/asking.ts';
import { describeEnding } from './faults/ending.ts';
import { describeLooking } from './faults/looking.ts';
import { describeSending } from './faults/sending.ts';
import { type NetworkUnderTest, prepareOne, type Tried } from './network-under-test.ts';

/** The requests that faults are put into: each a part of `METHOD /path?query`. */
export interface FaultPaths {
  readonly whoAmI: string;
  readonly send: string;
  readonly remove: string;
  readonly upload: string;
  /** Of acts that are no posts of their own words. */
  readonly acts?: { readonly repost?: string; readonly like?: string };
  /** Where the network settles. */
  readonly find?: string;
  /** Where a credential is renewed. */
  readonly renew?: string;
  /** Where a sign-in can be ended. */
  readonly revoke?: string;
}

export interface TriedWithFaults extends Tried {
  readonly paths: FaultPaths;
  /** The server posts, and its answer is not in the documented form. */
  readonly driftOfSend: readonly Fault[];
  /** Bodies that list posts, of which one is in no documented form: it could be the one that is looked for. */
  readonly driftOfFind?: readonly string[];
  /** Bodies that say in no documented form who this is. */
  readonly driftOfWhoAmI: readonly string[];
  /** The body that says that this is the other account. */
  readonly saysWho: (other: { readonly subject: string; readonly handle: string }) => string;
  /** The body of the 400 that refuses a renewal for good. */
  readonly refusedRenewal?: string;
}

/** The adapter behind a proxy of its own, on a clock that stands still. */
export interface Connected {
  readonly network: Network;
  readonly server: string;
  readonly clock: AdjustableClock;
  readonly proxy: FaultProxy;
  /** As the brand. */
  signIn(): Promise<SignedIn>;
  close(): Promise<void>;
}

export interface FaultyUnderTest extends NetworkUnderTest {
  connect(): Promise<Connected>;
}

/** One test's world, made afresh for each. */
export interface FaultWorld extends Connected {
  readonly under: FaultyUnderTest;
  readonly session: Session;
  readonly signedIn: SignedIn;
  /** A post that no other test has. */
  preparePost(): Promise<PreparedPart & { readonly text: string }>;
  timesPosted(text: string): Promise<number>;
  seenOf(path: string): readonly SeenRequest[];
}

/**
 * What each method must say when something goes wrong on the way: `unreachable` only where surely nothing happened,
 * `unknown` where it may have, and never that a post is absent or gone where nobody could look.
 */
export function describeNetworkFaults(tried: TriedWithFaults, start: () => Promise<FaultyUnderTest>): void {
  describe(`${tried.capabilities.name}: what may go wrong on the way`, () => {
    let under: FaultyUnderTest;
    let world: FaultWorld | undefined;
    beforeAll(async () => {
      under = await start();
    }, 300_000);
    beforeEach(async () => {
      world = await worldOf(under);
    });
    afterEach(() => world?.close());
    const now = (): FaultWorld => {
      if (world === undefined) throw new Error('The server did not start');
      return world;
    };

    describeSending(tried, now);
    describeActing(tried, now);
    describeAsking(tried, now);
    describeLooking(tried, now);
    describeEnding(tried, now);
  });
}

let count = 0;

async function worldOf(under: FaultyUnderTest): Promise<FaultWorld> {
  const connected = await under.connect();
  const signedIn = await connected.signIn();
  return {
    ...connected,
    under,
    signedIn,
    session: signedIn.session,
    preparePost: async () => {
      count += 1;
      const text = `Post number ${count}`;
      return { ...(await prepareOne(signedIn.session, text)), text };
    },
    timesPosted: async (text) => (await under.postedTexts(under.brand.subject)).filter((posted) => posted === text).length,
    seenOf: (path) => connected.proxy.seen.filter((request) => `${request.method} ${request.path}`.includes(path)),
  };
}
