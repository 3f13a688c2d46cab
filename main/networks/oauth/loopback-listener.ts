import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { NetworkResult } from '../network.ts';
import { callbackPage } from './callback-page.ts';

/** Milliseconds a person may take in the browser. */
const SIGN_IN_LIMIT_MS = 10 * 60_000;
const PATH = '/callback';

export interface LoopbackListener {
  readonly redirectUri: string;
  /** What the browser brings back. Never rejects; the listener is closed by then. */
  readonly answer: Promise<NetworkResult<URLSearchParams>>;
  close(): void;
}

export interface ListenerOptions {
  readonly clock: Clock;
  /** Only a request with this state ends the wait: any page can call this address, and must not be able to spoil a sign-in. */
  readonly state: string;
  readonly signal: AbortSignal;
  /** The first of these that is free, where a network takes only addresses it was told before; any free one where absent. */
  readonly ports?: readonly number[];
}

/** Listens on a port of 127.0.0.1 for the redirect that ends a sign-in (RFC 8252 §7.3). Rejects where it cannot listen. */
export async function openLoopbackListener({ clock, state, signal, ports = [0] }: ListenerOptions): Promise<LoopbackListener> {
  const outcome = deferred<NetworkResult<URLSearchParams>>();
  const server = createServer((request, response) => {
    const params = paramsOf(request, port());
    if (params === null || params.get('state') !== state) return answerWith(response, 404, 'Nothing here.', 'text/plain');
    response.once('close', () => finish({ kind: 'ok', value: params }));
    answerWith(response, 200, callbackPage(params.has('code')), 'text/html');
  });
  const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
  const cancelLimit = clock.after(SIGN_IN_LIMIT_MS, () =>
    finish({ kind: 'rejected', words: 'The sign-in in the browser took too long. Try again.' }),
  );
  const aborted = () => finish({ kind: 'rejected', words: 'The sign-in was cancelled.' });
  signal.addEventListener('abort', aborted, { once: true });

  function finish(result: NetworkResult<URLSearchParams>): void {
    cancelLimit();
    signal.removeEventListener('abort', aborted);
    server.close();
    server.closeAllConnections();
    outcome.resolve(result);
  }

  await listenOnFirstFree(server, ports).catch((error: unknown) => {
    finish({ kind: 'rejected', words: 'The sign-in could not begin: nothing can listen on this computer for the browser to come back.' });
    throw error;
  });
  const redirectUri = `http://127.0.0.1:${port()}${PATH}`;
  if (signal.aborted) aborted();
  return { redirectUri, answer: outcome.promise, close: aborted };
}

async function listenOnFirstFree(server: Server, ports: readonly number[]): Promise<void> {
  const [port = 0, ...others] = ports;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    if (others.length === 0) throw error;
    await listenOnFirstFree(server, others);
  }
}

/** The query of a request to our address, by our name: a page that made its own name point here is refused. */
function paramsOf(request: IncomingMessage, port: number): URLSearchParams | null {
  if (request.method !== 'GET' || request.headers.host !== `127.0.0.1:${port}`) return null;
  const own = `http://127.0.0.1:${port}`;
  if (!URL.canParse(request.url ?? '/', own)) return null; // such as `//`, which any page can ask for
  const url = new URL(request.url ?? '/', own);
  return url.pathname === PATH ? url.searchParams : null;
}

function answerWith(response: ServerResponse, status: number, body: string, type: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(body);
}

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
