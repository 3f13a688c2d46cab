import { describe, expect, it } from 'vitest';
import type { NetworkFailure } from '../../../main/networks/network.ts';
import type { Fault } from '../fault-proxy.ts';
import type { FaultWorld, TriedWithFaults } from '../network-faults.ts';
import { sendOne, value } from '../network-under-test.ts';

export function describeEnding({ capabilities, paths }: TriedWithFaults, world: () => FaultWorld): void {
  describe('taking a post down', () => {
    const stays: readonly (readonly [string, Fault, NetworkFailure['kind']])[] = [
      ['cut before the server heard of it', { kind: 'cut', when: 'beforeServer' }, 'unknown'],
      ['500', { kind: 'answer', status: 500 }, 'unknown'],
      ['403', { kind: 'answer', status: 403 }, 'rejected'],
      ['429', { kind: 'answer', status: 429 }, 'rateLimited'],
      ['401', { kind: 'answer', status: 401 }, 'signInAgain'],
    ];
    it.each(stays)('%s: not taken down, and said so', async (_what, fault, kind) => {
      const { session, proxy, preparePost, timesPosted } = world();
      const part = await preparePost();
      const { published } = await sendOne(session, part);
      proxy.fail(paths.remove, fault);
      expect(await session.remove(published)).toMatchObject({ kind });
      expect(await timesPosted(part.text)).toBe(1);
      proxy.heal();
      if (kind === 'signInAgain') return;
      value(await session.remove(published));
      expect(await timesPosted(part.text)).toBe(0);
    });

    it('cut after the server did it: unknown, and done when asked again', async () => {
      const { session, proxy, preparePost, timesPosted } = world();
      const part = await preparePost();
      const { published } = await sendOne(session, part);
      proxy.fail(paths.remove, { kind: 'cut', when: 'afterServer' });
      expect(await session.remove(published)).toMatchObject({ kind: 'unknown' });
      expect(await timesPosted(part.text)).toBe(0);
      proxy.heal();
      value(await session.remove(published));
    });

    it('refused at the door: unreachable', async () => {
      const { session, proxy, preparePost } = world();
      const { published } = await sendOne(session, await preparePost());
      await proxy.close();
      expect(await session.remove(published)).toMatchObject({ kind: 'unreachable' });
    });
  });

  describe('revoking', () => {
    it('is not done where nobody answers', async () => {
      const { session, proxy } = world();
      await proxy.close();
      expect(await session.revoke()).toMatchObject({ kind: 'unreachable' });
    });

    const { revoke } = paths;
    if (capabilities.endedByHandAt !== null || revoke === undefined) return;
    it('is not done where the server only says so', async () => {
      const { session, proxy } = world();
      proxy.fail(revoke, { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{}' });
      expect(await session.revoke()).toMatchObject({ kind: 'unknown', words: expect.stringMatching(/still accepts it/) });
      proxy.heal();
      expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
    });

    const troubles: readonly (readonly [string, Fault])[] = [
      ['cut', { kind: 'cut', when: 'beforeServer' }],
      ['500', { kind: 'answer', status: 500 }],
      ['429', { kind: 'answer', status: 429 }],
      ['403', { kind: 'answer', status: 403 }],
    ];
    it.each(troubles)('is not done where the server answers with %s, and can be asked again', async (_what, fault) => {
      const { session, proxy } = world();
      proxy.fail(revoke, fault);
      expect((await session.revoke()).kind).not.toBe('ok');
      proxy.heal();
      expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
    });
  });
}
