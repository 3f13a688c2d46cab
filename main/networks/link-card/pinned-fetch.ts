import type { LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isLoopbackHost, isPublicAddress, type LookUpHost, NotPublic } from '../http/public-address.ts';
import { UnusableAnswer } from './unusable-answer.ts';

export interface PinnedFetchOptions {
  readonly lookUpHost: LookUpHost;
  /** Pages on this computer, for tests. */
  readonly allowLoopback: boolean;
  /** Authorities to trust, in PEM; none means those that Node brings. Asked at each request. */
  readonly authorities: () => readonly string[];
}

/**
 * A fetch for pages that connects to the very addresses that it found to be public: a name that changes its answer between
 * the look and the connection (DNS rebinding) leads nowhere. Electron's own networking looks names up by itself and cannot be
 * told an address. GET only; a redirect is an answer, with its `location`.
 */
export function createPinnedFetch(options: PinnedFetchOptions): typeof globalThis.fetch {
  const lookup = publicLookup(options);
  return (input, init) =>
    new Promise<Response>((resolve, reject) => {
      const url = new URL(String(input));
      const request = url.protocol === 'https:' ? requestSecure : requestPlain;
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), 'accept-encoding': 'gzip, deflate, br' };
      const authorities = url.protocol === 'https:' ? options.authorities() : [];
      const secure = authorities.length === 0 ? {} : { ca: [...authorities] };
      const sent = request(url, { headers, lookup, agent: false, ...secure, ...(init?.signal ? { signal: init.signal } : {}) });
      sent.on('error', reject);
      sent.once('upgrade', (_message, socket) => {
        socket.destroy();
        reject(new UnusableAnswer(101, null));
      });
      sent.once('response', (message) => settle(message, resolve, reject));
      sent.end();
    });
}

/** Node's `lookup`, giving public addresses only; one that is not among several refuses all of them. */
function publicLookup({ lookUpHost, allowLoopback }: PinnedFetchOptions): LookupFunction {
  return (host, { all }, callback) => {
    const found = lookUpHost(host).then((addresses) => {
      const allowed = (address: string): boolean => isPublicAddress(address) || (allowLoopback && isLoopbackHost(host));
      if (addresses.length === 0 || !addresses.every(allowed)) throw new NotPublic(`${host} is not on the public internet`);
      return addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 }));
    });
    found.then(
      (addresses) => {
        const [first] = addresses;
        if (all === true) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** Whatever throws here would be thrown in a listener, where nobody catches it. */
function settle(message: IncomingMessage, resolve: (response: Response) => void, reject: (error: UnusableAnswer) => void): void {
  message.on('error', () => {}); // whoever reads is told by the stream
  try {
    resolve(responseOf(message));
  } catch (error) {
    message.destroy();
    reject(new UnusableAnswer(message.statusCode ?? 0, error));
  }
}

function responseOf(message: IncomingMessage): Response {
  const headers = Object.entries(message.headers).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  const status = message.statusCode ?? 0;
  const isEmpty = status === 204 || status === 205 || status === 304;
  const init = { status, headers };
  if (isEmpty) message.destroy(); // whatever is sent all the same
  return new Response(isEmpty ? null : (Readable.toWeb(unpacked(message)) as ReadableStream<Uint8Array<ArrayBuffer>>), init);
}

/**
 * Whoever reads it counts the bytes that come out, so that little cannot become endless. Whichever end stops, by itself or
 * because its reader had enough, the other is closed with it: no connection stays behind.
 */
function unpacked(message: IncomingMessage): Readable {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    (message.headers['content-encoding'] ?? '').toLowerCase()
  ];
  if (unpack === undefined) return message;
  return pipeline(message, unpack(), () => {}); // what goes wrong, the reader is told by the stream
}
