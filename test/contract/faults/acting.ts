import { describe, expect, it } from 'vitest';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { ActAbout } from '../../../shared/post.ts';
import { draftOf } from '../drafts.ts';
import type { Fault } from '../fault-proxy.ts';
import type { FaultWorld, TriedWithFaults } from '../network-faults.ts';
import { prepareOne, value } from '../network-under-test.ts';

const cut = (when: 'beforeServer' | 'afterServer'): Fault => ({ kind: 'cut', when });

/** Reposts and likes: whether one was done must be as sure as whether a post is out. */
export function describeActing({ capabilities, paths, driftOfSend }: TriedWithFaults, world: () => FaultWorld): void {
  const acts = (['repost', 'like'] as const).flatMap((act) => {
    const path = paths.acts?.[act];
    return path === undefined ? [] : [[act, path] as const];
  });

  describe.each(acts)('a %s that meets trouble on its way', (act, path) => {
    it.each([
      ['cut', cut('afterServer')],
      ...driftOfSend.slice(0, 1).map((drift) => ['answered in no known form', drift] as const),
    ] as const)('done, and %s: unknown, asked once, found where that can be, and never twice', async (_what, fault) => {
      const { part, session, proxy, seenOf, timesDone } = await prepared(world(), act);
      const before = seenOf(path).length;
      proxy.fail(path, fault);
      expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
      expect(seenOf(path)).toHaveLength(before + 1);
      proxy.heal();
      if (capabilities.settles) expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
      expect(await timesDone()).toBe(1);
    });

    it.each([
      ['cut', cut('beforeServer')],
      ['answered with 503', { kind: 'answer', status: 503 }],
    ] as const)('never done, and %s: unknown, not there, and done once when it is sent again', async (_what, fault) => {
      const { part, session, proxy, timesDone } = await prepared(world(), act);
      proxy.fail(path, fault);
      expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
      proxy.heal();
      if (capabilities.settles) expect(value(await session.find(part))).toEqual({ kind: 'absent' });
      expect(await timesDone()).toBe(0);
      value(await session.send(part));
      expect(await timesDone()).toBe(1);
    });

    it.each([
      [403, 'rejected'],
      [401, 'signInAgain'],
      [429, 'rateLimited'],
    ] as const)('answered with %i: not done, and said so', async (status, kind) => {
      const { part, session, proxy, timesDone } = await prepared(world(), act);
      proxy.fail(path, { kind: 'answer', status });
      expect(await session.send(part)).toMatchObject({ kind });
      expect(await timesDone()).toBe(0);
    });
  });
}

/** An act about a post of the account's own, and how often it was done. */
async function prepared(
  world: FaultWorld,
  act: ActAbout,
): Promise<FaultWorld & { readonly part: PreparedPart; readonly timesDone: () => Promise<number> }> {
  const { session, network, server, under, preparePost } = world;
  const { uri } = value(await session.send(await preparePost()));
  const target = value(await network.lookUp(server, uri));
  const part = await prepareOne(session, { ...draftOf(''), about: { act, target } });
  return { ...world, part, timesDone: async () => (await under.timesDone?.(under.brand.subject, act, uri)) ?? Number.NaN };
}
