import { describe, expect, it } from 'vitest';
import { draftOf, pixel, pixelImage } from '../drafts.ts';
import type { Fault } from '../fault-proxy.ts';
import type { FaultWorld, TriedWithFaults } from '../network-faults.ts';
import { sendOne, value } from '../network-under-test.ts';
import { LONG_ENOUGH_MS } from '../standing-clock.ts';

/** Answers from which nobody can tell whether a post is there. */
const blinding: readonly (readonly [string, Fault])[] = [
  ['cut', { kind: 'cut', when: 'beforeServer' }],
  ['401', { kind: 'answer', status: 401 }],
  ['403', { kind: 'answer', status: 403 }],
  ['429', { kind: 'answer', status: 429 }],
  ['500', { kind: 'answer', status: 500 }],
  ['502 with a page', { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }],
  ['garbage', { kind: 'otherBody', body: 'garbage {' }],
  ['nothing', { kind: 'otherBody', body: '' }],
  ['another form', { kind: 'otherBody', body: '{"posts":7}' }],
];

export function describeLooking({ capabilities, paths, driftOfFind = [] }: TriedWithFaults, world: () => FaultWorld): void {
  describe('looking and preparing', () => {
    const { find } = paths;
    if (capabilities.settles && find !== undefined) {
      const drifted = driftOfFind.map((body) => [body, { kind: 'otherBody', body }] as const);
      it.each([...blinding, ...drifted])('answered with %s: it does not say that the post is absent', async (_what, fault) => {
        const { session, proxy, preparePost } = world();
        const part = await preparePost();
        value(await session.send(part));
        proxy.fail(find, fault);
        expect((await session.find(part)).kind).not.toBe('ok');
        proxy.heal();
        expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
      });

      it('hangs: it does not say that the post is absent', async () => {
        const { session, proxy, clock, preparePost } = world();
        const part = await preparePost();
        proxy.fail(find, { kind: 'hang' });
        const arrived = proxy.arrival(find);
        const found = session.find(part);
        await arrived;
        clock.advance(LONG_ENOUGH_MS);
        expect((await found).kind).not.toBe('ok');
      });
    }

    if (capabilities.outsiderCanLook) {
      it.each([...blinding, ['refused at the door', null]] as const)(
        '%s: an outsider does not say that a post is gone',
        async (_what, fault) => {
          const { session, network, server, proxy, preparePost, under } = world();
          const { published } = await sendOne(session, await preparePost());
          if (fault === null) await proxy.close();
          else proxy.fail('', fault);
          expect((await network.isGone(server, under.brand.subject, published)).kind).not.toBe('ok');
        },
      );
    }

    const uploads: readonly (readonly [string, Fault])[] = [
      ['cut', { kind: 'cut', when: 'beforeServer' }],
      ['done and cut', { kind: 'cut', when: 'afterServer' }],
      ['500', { kind: 'answer', status: 500 }],
      ['429', { kind: 'answer', status: 429 }],
      ['413', { kind: 'answer', status: 413 }],
    ];
    it.each(uploads)('an upload that meets trouble (%s) has posted nothing, and says so', async (_what, fault) => {
      const { session, proxy, seenOf } = world();
      proxy.fail(paths.upload, fault);
      const draft = draftOf({ text: 'With a picture', images: [pixelImage('a', 'A pixel')] });
      const prepared = await session.prepare(draft, new Map([['a', pixel]]), 0);
      expect(['unreachable', 'rateLimited', 'rejected']).toContain(prepared.kind);
      expect(seenOf(paths.send)).toEqual([]);
    });
  });
}
