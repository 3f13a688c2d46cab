import { describe, expect, it } from 'vitest';
import type { NetworkFailure } from '../../../main/networks/network.ts';
import type { Fault } from '../fault-proxy.ts';
import type { FaultWorld, TriedWithFaults } from '../network-faults.ts';
import { value } from '../network-under-test.ts';
import { LONG_ENOUGH_MS } from '../standing-clock.ts';

/** The proof of sender: a credential is whose the network says it is, asked afresh. */
export function describeAsking({ paths, driftOfWhoAmI, saysWho }: TriedWithFaults, world: () => FaultWorld): void {
  describe('a server that says who this is', () => {
    it('and names another account: reported as it is, for the guard to judge', async () => {
      const { session, proxy, under } = world();
      proxy.fail(paths.whoAmI, { kind: 'otherBody', body: saysWho(under.personal) });
      expect(value(await session.whoAmI())).toEqual({ subject: under.personal.subject, handle: under.personal.handle });
    });

    const unreadable = ['garbage {', '{}', '[]', 'null', '', ...driftOfWhoAmI];
    it.each(unreadable.map((body) => [body.slice(0, 60), body] as const))('in a form nobody knows: %s', async (_shown, body) => {
      const { session, proxy } = world();
      proxy.fail(paths.whoAmI, { kind: 'otherBody', body });
      expect(await session.whoAmI()).toMatchObject({ kind: 'unreadable' });
    });

    it('in three million bytes', async () => {
      const { session, proxy } = world();
      proxy.fail(paths.whoAmI, { kind: 'otherBody', body: 'x'.repeat(3_000_000) });
      expect(await session.whoAmI()).toMatchObject({ kind: 'unreadable' });
    });

    it('is asked afresh every time', async () => {
      const { session, seenOf } = world();
      const before = seenOf(paths.whoAmI).length;
      await session.whoAmI();
      await session.whoAmI();
      expect(seenOf(paths.whoAmI)).toHaveLength(before + 2);
      expect(seenOf(paths.whoAmI).every(({ headers }) => headers['cache-control'] === 'no-cache')).toBe(true);
    });

    const told: readonly (readonly [string, (now: number) => Readonly<Record<string, string>>, number | null])[] = [
      ['seconds', () => ({ 'retry-after': '30' }), 30_000],
      ['a date', (now) => ({ 'retry-after': new Date(now + 60_000).toUTCString() }), 60_000],
      ['nothing', () => ({}), null],
      ['nonsense', () => ({ 'retry-after': 'soon' }), null],
    ];
    it.each(told)('asks to go slower, and says when with %s', async (_how, headers, waitMs) => {
      const { session, proxy, clock } = world();
      proxy.fail(paths.whoAmI, { kind: 'answer', status: 429, headers: headers(clock.now()) });
      expect(await session.whoAmI()).toMatchObject({ kind: 'rateLimited', retryAt: waitMs === null ? null : clock.now() + waitMs });
    });

    const troubles: readonly (readonly [string, Fault, NetworkFailure['kind']])[] = [
      ['cut', { kind: 'cut', when: 'beforeServer' }, 'unknown'],
      ['401', { kind: 'answer', status: 401 }, 'signInAgain'],
      ['403', { kind: 'answer', status: 403 }, 'rejected'],
      ['500', { kind: 'answer', status: 500 }, 'unknown'],
      [
        '502 with a page',
        { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
        'unknown',
      ],
    ];
    it.each(troubles)('answers with trouble: %s', async (_what, fault, kind) => {
      const { session, proxy } = world();
      proxy.fail(paths.whoAmI, fault);
      expect(await session.whoAmI()).toMatchObject({ kind });
    });

    it('hangs, or is not there', async () => {
      const { session, proxy, clock } = world();
      proxy.fail(paths.whoAmI, { kind: 'hang' });
      const arrived = proxy.arrival(paths.whoAmI);
      const asked = session.whoAmI();
      await arrived;
      clock.advance(LONG_ENOUGH_MS);
      expect(await asked).toMatchObject({ kind: 'unknown' });
      await proxy.close();
      expect(await session.whoAmI()).toMatchObject({ kind: 'unreachable' });
    });
  });
}
