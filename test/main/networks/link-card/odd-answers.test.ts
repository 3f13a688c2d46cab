import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createBoundedFetch } from '../../../../main/networks/http/bounded-fetch.ts';
import { fetchLinkCard } from '../../../../main/networks/link-card/fetch-link-card.ts';
import { createPinnedFetch } from '../../../../main/networks/link-card/pinned-fetch.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A server that says what the test says, byte for byte; `gone` once it has lost its only connection. */
async function serverThat(answers: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answers(socket));
  });
  const gone = new Promise<void>((resolve) => {
    server.once('connection', (socket) => socket.once('close', () => resolve()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => server.close());
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, gone };
}

const answering = (head: string, body = '') =>
  serverThat((socket) => socket.write(`HTTP/1.1 ${head}\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\n\r\n${body}`));

const lookUpHost = async () => ['127.0.0.1'];
const pinned = createPinnedFetch({ lookUpHost, allowLoopback: true, authorities: () => [] });
const fetch = createBoundedFetch(pinned, createSystemClock());
const card = (url: string) => fetchLinkCard({ fetch, lookUpHost, allowLoopback: true, maxPictureBytes: 1_000 }, url);

describe('a page that answers oddly', () => {
  for (const status of [600, 799, 999]) {
    it(`has no preview with the status ${status}, and keeps no connection`, async () => {
      const { url, gone } = await answering(`${status} Request denied`, 'hi');
      expect(await card(url)).toEqual({ kind: 'rejected', words: `The page answers with an error (${status}).` });
      await gone;
    });
  }

  it('keeps no connection where the status brings no page', async () => {
    for (const [status, kind] of [
      [204, 'ok'],
      [205, 'ok'],
      [304, 'rejected'],
    ]) {
      const { url, gone } = await answering(`${status} Nothing`);
      expect((await card(url)).kind).toBe(kind);
      await gone;
    }
  });

  it('keeps no connection where a page comes all the same', async () => {
    const { url, gone } = await serverThat((socket) => socket.write('HTTP/1.1 205 Reset Content\r\ncontent-length: 9\r\n\r\nhalf'));
    await card(url);
    await gone;
  });

  it('has none when it wants to speak another protocol', async () => {
    const { url, gone } = await serverThat((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
    );
    expect(await card(url)).toEqual({ kind: 'rejected', words: 'The page answers with an error (101).' });
    await gone;
  });
});

describe('a packed page', () => {
  const packed = gzipSync(Buffer.alloc(1_000_000));

  it('that has no end is read no further than the limit, and keeps no connection', async () => {
    const { url, gone } = await serverThat((socket) => {
      const more = () => socket.destroyed || socket.write(packed, () => setImmediate(more));
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\n', more);
    });
    expect(await card(url)).toEqual({ kind: 'rejected', words: 'This page is too large for a preview.' });
    await gone;
  });

  it('that is not what it says fails, and keeps no connection', async () => {
    const { url, gone } = await serverThat((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\n\r\nnot packed at all'),
    );
    expect((await card(url)).kind).toBe('unknown');
    await gone;
  });
});
