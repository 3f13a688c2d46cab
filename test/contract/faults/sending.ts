import { describe, expect, it } from 'vitest';
import type { NetworkFailure } from '../../../main/networks/network.ts';
import type { Fault } from '../fault-proxy.ts';
import type { FaultWorld, TriedWithFaults } from '../network-faults.ts';
import { value } from '../network-under-test.ts';
import { LONG_ENOUGH_MS } from '../standing-clock.ts';

/** The server never did it. */
const lost: readonly (readonly [string, Fault])[] = [
  ['cut before the server heard of it', { kind: 'cut', when: 'beforeServer' }],
  ['answered with 500', { kind: 'answer', status: 500 }],
  ['answered with 503', { kind: 'answer', status: 503, headers: { 'content-type': 'application/json' }, body: '{}' }],
  [
    'answered with a proxy error page',
    { kind: 'answer', status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
  ],
];

/** The server said no: nothing was posted. */
const declined: readonly (readonly [number, Readonly<Record<string, string>>, readonly NetworkFailure['kind'][]])[] = [
  [403, {}, ['rejected']],
  [404, {}, ['rejected']],
  // May mean that it is there already, so that whoever asked settles it.
  [409, {}, ['rejected', 'unknown']],
  [413, {}, ['rejected']],
  [422, {}, ['rejected']],
  [429, {}, ['rateLimited']],
  [429, { 'retry-after': '30' }, ['rateLimited']],
];

export function describeSending(tried: TriedWithFaults, world: () => FaultWorld): void {
  describe('a post that meets trouble on its way', () => {
    describeLost(tried, world);
    describeDone(tried, world);
    describeDeclined(tried, world);
    describeSlow(tried, world);
    describeRefusedToken(tried, world);

    it('no words of a failure hold a token or the text', async () => {
      const { session, signedIn, proxy, preparePost } = world();
      const part = await preparePost();
      const faults: readonly Fault[] = [
        { kind: 'cut', when: 'beforeServer' },
        ...[400, 403, 422, 500].map(
          (status): Fault => ({ kind: 'answer', status, body: JSON.stringify({ error: part.text, message: part.text }) }),
        ),
        { kind: 'answer', status: 500, body: part.text },
      ];
      for (const fault of faults) {
        proxy.heal();
        proxy.fail(tried.paths.send, fault);
        const { words } = (await session.send(part)) as NetworkFailure;
        for (const secret of [part.text, 'Bearer', ...secretsOf(signedIn.credential.durable)]) expect(words).not.toContain(secret);
      }
    });
  });
}

/** Texts in a credential that are long enough to be secrets. */
function secretsOf(durable: unknown): readonly string[] {
  if (typeof durable === 'string') return durable.length >= 20 ? [durable] : [];
  return typeof durable === 'object' && durable !== null ? Object.values(durable).flatMap(secretsOf) : [];
}

function describeLost({ capabilities, paths }: TriedWithFaults, world: () => FaultWorld): void {
  it.each(lost)('%s: unknown, asked once, not there, and sent again in one piece', async (_what, fault) => {
    const { session, proxy, preparePost, seenOf, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, fault);
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(seenOf(paths.send)).toHaveLength(1);
    proxy.heal();
    if (capabilities.settles) expect(value(await session.find(part))).toEqual({ kind: 'absent' });
    value(await session.send(part));
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('refused at the door: unreachable', async () => {
    const { session, proxy, preparePost, timesPosted } = world();
    const part = await preparePost();
    await proxy.close();
    expect(await session.send(part)).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/cannot be reached/) });
    expect(await timesPosted(part.text)).toBe(0);
  });
}

function describeDone({ capabilities, paths, driftOfSend }: TriedWithFaults, world: () => FaultWorld): void {
  const cut: Fault = { kind: 'cut', when: 'afterServer' };
  it.each([cut, ...driftOfSend].map((fault) => [JSON.stringify(fault), fault] as const))(
    'done, and not answered as documented, %s: unknown, asked once, and never twice',
    async (_shown, fault) => {
      const { session, proxy, preparePost, seenOf, timesPosted } = world();
      const part = await preparePost();
      proxy.fail(paths.send, fault);
      expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
      expect(seenOf(paths.send)).toHaveLength(1);
      proxy.heal();
      if (capabilities.settles) expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
      if (capabilities.idempotent) value(await session.send(part));
      expect(await timesPosted(part.text)).toBe(1);
    },
  );

  it('done, and answered with far too much: unknown', async () => {
    const { session, proxy, preparePost, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'otherBody', body: 'x'.repeat(3_000_000) });
    expect(await session.send(part)).toMatchObject({ kind: 'unknown' });
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('answered twice: the second answer is nobody’s', async () => {
    const { session, proxy, preparePost, timesPosted, under } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answeredTwice' });
    value(await session.send(part));
    expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
    expect(await timesPosted(part.text)).toBe(1);
  });

  it(`delivered twice on the way: ${capabilities.idempotent ? 'one post' : 'said honestly, as it cannot be helped'}`, async () => {
    const { session, proxy, preparePost, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'deliveredTwice' });
    const sent = await session.send(part);
    const there = await timesPosted(part.text);
    if (capabilities.idempotent) expect([sent.kind, there]).toEqual(['ok', 1]);
    // A refusal is the second delivery's: the first is there, and asking finds it.
    else expect([sent.kind, there > 0]).toEqual([there > 1 ? 'ok' : 'rejected', true]);
  });
}

function describeDeclined({ paths }: TriedWithFaults, world: () => FaultWorld): void {
  it.each(declined)('answered with %i %o: nothing was posted', async (status, headers, kinds) => {
    const { session, proxy, clock, preparePost, seenOf, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answer', status, headers });
    const result = await session.send(part);
    expect(kinds).toContain(result.kind);
    if (result.kind === 'rateLimited') expect(result.retryAt).toBe('retry-after' in headers ? clock.now() + 30_000 : null);
    expect(seenOf(paths.send)).toHaveLength(1);
    expect(await timesPosted(part.text)).toBe(0);
  });

  it('a redirect is not followed with the token', async () => {
    const { session, proxy, preparePost, seenOf } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answer', status: 307, headers: { location: `${proxy.url}/elsewhere` } });
    expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/another address/) });
    expect(seenOf('/elsewhere')).toEqual([]);
  });
}

function describeSlow({ capabilities, paths }: TriedWithFaults, world: () => FaultWorld): void {
  /** A post that is on its way, and whose answer waits for `release`. */
  const sentLate = async () => {
    const { session, proxy, preparePost } = world();
    const part = await preparePost();
    let release = () => {};
    proxy.fail(paths.send, { kind: 'late', until: new Promise((resolve) => (release = resolve)) });
    const arrived = proxy.arrival(paths.send);
    const sent = session.send(part);
    await arrived;
    return { part, sent, release };
  };

  it('hangs: unknown when its time is up', async () => {
    const { session, proxy, clock, preparePost } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'hang' });
    const arrived = proxy.arrival(paths.send);
    const sent = session.send(part);
    await arrived;
    clock.advance(LONG_ENOUGH_MS);
    expect(await sent).toEqual({ kind: 'unknown', words: expect.stringMatching(/^localhost:\d+ did not answer in time\.$/) });
  });

  it('is slow, and in time: sent', async () => {
    const { clock, timesPosted } = world();
    const { part, sent, release } = await sentLate();
    clock.advance(1000);
    release();
    value(await sent);
    expect(await timesPosted(part.text)).toBe(1);
  });

  it('arrives, and its answer comes too late: unknown, and there', async () => {
    const { session, clock, timesPosted } = world();
    const { part, sent, release } = await sentLate();
    clock.advance(LONG_ENOUGH_MS);
    expect(await sent).toMatchObject({ kind: 'unknown' });
    release();
    await expect.poll(() => timesPosted(part.text)).toBe(1);
    if (capabilities.settles) expect(value(await session.find(part))).toMatchObject({ kind: 'ours' });
  });

  it('uses no connection twice, as a request on a used one may be sent twice', async () => {
    const { session, proxy, preparePost, seenOf } = world();
    const part = await preparePost();
    value(await session.whoAmI());
    proxy.fail(paths.send, { kind: 'cut', when: 'afterServer' });
    await session.send(part);
    expect(seenOf(paths.send)).toHaveLength(1);
    expect(proxy.seen.filter(({ reusedConnection }) => reusedConnection)).toEqual([]);
    expect(new Set(proxy.seen.map(({ headers }) => headers.connection))).toEqual(new Set(['close']));
  });
}

function describeRefusedToken({ paths, refusedRenewal }: TriedWithFaults, world: () => FaultWorld): void {
  const { renew } = paths;
  it('401 again and again: sign in again, nothing posted', async () => {
    const { session, proxy, preparePost, seenOf, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answer', status: 401 });
    expect(await session.send(part)).toMatchObject({ kind: 'signInAgain' });
    expect(seenOf(paths.send)).toHaveLength(renew === undefined ? 1 : 2);
    expect(await timesPosted(part.text)).toBe(0);
  });

  if (renew === undefined) return;
  it('401 once: renewed, sent, one post', async () => {
    const { session, proxy, preparePost, seenOf, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answer', status: 401 }, 1);
    value(await session.send(part));
    expect(seenOf(renew)).toHaveLength(1);
    expect(await timesPosted(part.text)).toBe(1);
  });

  const trouble: readonly (readonly [string, Fault, NetworkFailure['kind']])[] = [
    ['cut', { kind: 'cut', when: 'beforeServer' }, 'unreachable'],
    ['done and cut', { kind: 'cut', when: 'afterServer' }, 'unreachable'],
    ['500', { kind: 'answer', status: 500 }, 'unreachable'],
    ['429', { kind: 'answer', status: 429, headers: { 'retry-after': '30' } }, 'rateLimited'],
    [
      'refused',
      { kind: 'answer', status: 400, headers: { 'content-type': 'application/json' }, body: refusedRenewal ?? '' },
      'signInAgain',
    ],
  ];
  it.each(trouble)('where already the renewal went wrong (%s), the post was never sent', async (_what, fault, kind) => {
    const { session, proxy, preparePost, timesPosted } = world();
    const part = await preparePost();
    proxy.fail(paths.send, { kind: 'answer', status: 401 });
    proxy.fail(renew, fault, 1);
    expect(await session.send(part)).toMatchObject({ kind });
    expect(await timesPosted(part.text)).toBe(0);
  });
}
