import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBoundedFetch } from '../../../../main/networks/http/bounded-fetch.ts';
import { fetchLinkCard } from '../../../../main/networks/link-card/fetch-link-card.ts';
import { createPinnedFetch } from '../../../../main/networks/link-card/pinned-fetch.ts';
import { createProxiedFetch } from '../../../../main/networks/link-card/proxied-fetch.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';

const html = '<title>Inside</title>';
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end();
  const pack = request.url === '/gzip' ? gzipSync : request.url === '/br' ? brotliCompressSync : null;
  const encoding = pack === null ? {} : { 'content-encoding': request.url?.slice(1) ?? '' };
  const body = request.url === '/bomb' ? gzipSync(Buffer.alloc(3_000_000)) : pack === null ? html : pack(html);
  return response
    .writeHead(200, { 'content-type': 'text/html', ...encoding, ...(request.url === '/bomb' ? { 'content-encoding': 'gzip' } : {}) })
    .end(body);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const authorities = () => [];
const local = () => createPinnedFetch({ lookUpHost: async () => ['127.0.0.1'], allowLoopback: true, authorities });
const bounded = (fetch: typeof globalThis.fetch) => createBoundedFetch(fetch, createSystemClock());

describe('a fetch that connects to what it looked at', () => {
  it('reads a page, plain or packed', async () => {
    for (const path of ['/', '/gzip', '/br']) {
      const response = await local()(`http://localhost:${port}${path}`);
      expect(await response.text()).toBe(html);
    }
  });

  it('gives a redirect as its answer', async () => {
    const response = await local()(`http://localhost:${port}/moved`);
    expect([response.status, response.headers.get('location')]).toEqual([302, '/']);
  });

  it('counts what comes out of a packed answer, not what goes in', async () => {
    const fetched = bounded(local())(`http://localhost:${port}/bomb`, { maxBytes: 10_000 });
    await expect(fetched).rejects.toThrow('larger than 10000 bytes');
  });

  it('refuses a name that changed its answer after it was looked at, and connects to nothing', async () => {
    asked.length = 0;
    let looks = 0;
    const lookUpHost = async () => {
      looks += 1;
      return looks === 1 ? ['8.8.8.8'] : ['127.0.0.1'];
    };
    const fetch = bounded(createPinnedFetch({ lookUpHost, allowLoopback: false, authorities }));
    const card = await fetchLinkCard(
      { fetch, lookUpHost, allowLoopback: false, maxPictureBytes: 1_000 },
      `http://rebound.example:${port}/`,
    );
    expect(card).toMatchObject({ kind: 'rejected', words: expect.stringContaining('private network') });
    expect(looks).toBe(2);
    expect(asked).toEqual([]);
  });

  it('refuses all of a name of which one address is private, or that has none', async () => {
    for (const addresses of [['8.8.8.8', '10.0.0.1'], []]) {
      const fetch = createPinnedFetch({ lookUpHost: async () => addresses, allowLoopback: false, authorities });
      await expect(fetch(`http://some.example:${port}/`)).rejects.toThrow('not on the public internet');
    }
  });
});

it('goes through a proxy where the system has one for the address, else straight', async () => {
  const saying = (words: string) => async () => new Response(words);
  const fetch = createProxiedFetch(
    async (url) => (url.includes('inside') ? 'DIRECT' : 'PROXY proxy.example:3128; DIRECT'),
    saying('straight') as typeof globalThis.fetch,
    saying('proxy') as typeof globalThis.fetch,
  );
  expect(await (await fetch('https://inside.example/')).text()).toBe('straight');
  expect(await (await fetch('https://else.example/')).text()).toBe('proxy');
});
