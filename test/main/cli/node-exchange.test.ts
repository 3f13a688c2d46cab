import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exchangeWithin } from '../../../main/cli/node-exchange.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const long = exchangeWithin(60_000);
const short = exchangeWithin(50);

describe('a request of the command line', () => {
  it('gives status and whole text', async () => {
    const url = await serving((_, response) => response.writeHead(404).end('not here'));
    expect(await long({ url, method: 'GET' })).toEqual({ status: 404, text: 'not here' });
  });

  it.each<[string, RequestListener]>([
    ['nothing comes', () => {}],
    ['only a beginning comes', (_, response) => void response.writeHead(200).write('half')],
  ])('ends in words where %s', async (_, answer) => {
    const url = await serving(answer);
    await expect(short({ url, method: 'GET' })).rejects.toThrow('there was no whole answer within 0.05 s');
  });

  it('is led nowhere else', async () => {
    const url = await serving((_, response) => response.writeHead(302, { location: 'http://elsewhere.example/' }).end());
    await expect(long({ url, method: 'GET' })).rejects.toThrow('redirect');
  });
});
