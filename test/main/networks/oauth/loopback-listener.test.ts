import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../../main/adjustable-clock.ts';
import { openLoopbackListener } from '../../../../main/networks/oauth/loopback-listener.ts';

const state = 'the-state';
const standing = () => createAdjustableClock({ now: () => 0, monotonic: () => 0, after: () => () => {} });

async function listen(signal = new AbortController().signal, clock = standing()) {
  return openLoopbackListener({ clock, state, signal });
}

/** Visits like a page that knows the port but calls us by another name, or asks for a path that `fetch` would not send. */
function visitAs(url: string, host: string, path?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host }, ...(path === undefined ? {} : { path }) }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the address the browser comes back to', () => {
  it('hands over what the browser brings, thanks, and is gone', async () => {
    const listener = await listen();
    const page = await fetch(`${listener.redirectUri}?state=${state}&code=secret-code&iss=x`);
    const shown = await page.text();
    expect(shown).toContain('You can close this window');
    expect(shown).not.toContain('secret-code');
    const answer = await listener.answer;
    expect(answer.kind === 'ok' && answer.value.get('code')).toBe('secret-code');
    await expect(fetch(listener.redirectUri)).rejects.toThrow();
  });

  it('lets nobody else end the wait', async () => {
    const listener = await listen();
    const right = `${listener.redirectUri}?state=${state}&code=x`;
    const strangers = [
      fetch(`${listener.redirectUri}?state=other&code=x`),
      fetch(`${listener.redirectUri}?code=x`),
      fetch(right, { method: 'POST' }),
      fetch(right.replace('/callback', '/elsewhere')),
    ];
    for (const answer of await Promise.all(strangers)) expect(answer.status).toBe(404);
    expect(await visitAs(right, 'attacker.example')).toBe(404);
    expect((await fetch(right)).status).toBe(200);
  });

  it('outlives a path that is no address', async () => {
    const listener = await listen();
    const { host } = new URL(listener.redirectUri);
    for (const path of ['//', 'http://[', '/\\']) expect(await visitAs(listener.redirectUri, host, path)).toBe(404);
    expect((await fetch(`${listener.redirectUri}?state=${state}&code=x`)).status).toBe(200);
  });

  it('says on the page that nothing was signed in', async () => {
    const listener = await listen();
    const page = await fetch(`${listener.redirectUri}?state=${state}&error=access_denied`);
    expect(await page.text()).toContain('Nothing was signed in');
  });

  it('is gone once the person gives up', async () => {
    const giveUp = new AbortController();
    const listener = await listen(giveUp.signal);
    giveUp.abort();
    expect(await listener.answer).toEqual({ kind: 'rejected', words: 'The sign-in was cancelled.' });
    await expect(fetch(listener.redirectUri)).rejects.toThrow();
  });

  it('never opens for somebody who gave up before', async () => {
    const listener = await listen(AbortSignal.abort());
    expect(await listener.answer).toMatchObject({ kind: 'rejected' });
    await expect(fetch(listener.redirectUri)).rejects.toThrow();
  });

  it('is gone after ten minutes', async () => {
    const clock = standing();
    const listener = await listen(undefined, clock);
    clock.advance(10 * 60_000);
    expect(await listener.answer).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/took too long/) });
    await expect(fetch(listener.redirectUri)).rejects.toThrow();
  });

  it('takes the first port that is free of those a network knows, and says when none is', async () => {
    const taken = [await occupied(), await occupied()];
    const free = await occupied();
    await free.close();
    const signal = new AbortController().signal;
    const first = await openLoopbackListener({ clock: standing(), state, signal, ports: [...taken.map(({ port }) => port), free.port] });
    expect(first.redirectUri).toBe(`http://127.0.0.1:${free.port}/callback`);
    expect((await fetch(`${first.redirectUri}?state=${state}&code=x`)).status).toBe(200);
    const none = openLoopbackListener({ clock: standing(), state, signal, ports: taken.map(({ port }) => port) });
    await expect(none).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await Promise.all(taken.map(({ close }) => close()));
  });
});

/** A port that another program has. */
async function occupied(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
