import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What goes wrong with a request. */
export type Fault =
  /** Taken, never handed on, never answered. */
  | { readonly kind: 'hang' }
  /** The connection breaks: before the server hears of the request, or after it has done what was asked. */
  | { readonly kind: 'cut'; readonly when: 'beforeServer' | 'afterServer' }
  /** Answered here; the server never hears of it. */
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The server does what was asked, and something else is answered. */
  | { readonly kind: 'otherBody'; readonly body: string }
  /** The server does what was asked, and these headers are not in its answer. */
  | { readonly kind: 'withoutHeaders'; readonly names: readonly string[] }
  /** The server does what was asked; its answer is written twice. */
  | { readonly kind: 'answeredTwice' }
  /** The server is asked twice, and its second answer is given. */
  | { readonly kind: 'deliveredTwice' }
  /** The server does what was asked; its answer waits. */
  | { readonly kind: 'late'; readonly until: Promise<void> };

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** True where the connection had carried a request before. */
  readonly reusedConnection: boolean;
  readonly headers: IncomingMessage['headers'];
}

export interface FaultProxy {
  readonly url: string;
  /** Every request that came, in order. */
  readonly seen: readonly SeenRequest[];
  /** From now on requests that contain `path` in their `METHOD /path?query` meet the fault: the next `times` of them, or all. */
  fail(path: string, fault: Fault, times?: number): void;
  heal(): void;
  /** Resolves when a request that contains `path`, in the same way, comes after this call. */
  arrival(path: string): Promise<void>;
  /** Refuses connections from now on. */
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  readonly target: string;
  /** Texts to replace in answers, so that addresses in them lead through proxies. The target's is always replaced by ours. */
  readonly rewrite?: readonly (readonly [from: string, to: string])[];
}

/** A server in front of a real one that misbehaves on demand. It keeps a connection open unless the client asks it not to. */
export async function startFaultProxy({ target, rewrite = [] }: FaultProxyOptions): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  const used = new WeakSet<Socket>();
  let faults: { readonly path: string; readonly fault: Fault; left: number }[] = [];
  let arrivals: { readonly path: string; readonly resolve: () => void }[] = [];

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    seen.push({ method: incoming.method ?? '', path, reusedConnection: used.has(incoming.socket), headers: incoming.headers });
    used.add(incoming.socket);
    const asked = `${incoming.method} ${path}`;
    const due = faults.find((entry) => entry.left > 0 && asked.includes(entry.path));
    if (due !== undefined) due.left -= 1;
    const rewrites = [[target, urlOf(server.address())] as const, ...rewrite];
    void serve(incoming, outgoing, target, rewrites, due?.fault ?? null);
    for (const arrival of arrivals.filter((waiting) => asked.includes(waiting.path))) arrival.resolve();
    arrivals = arrivals.filter((waiting) => !asked.includes(waiting.path));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server.address()),
    seen,
    fail: (path, fault, times = Number.POSITIVE_INFINITY) => {
      faults = [{ path, fault, left: times }, ...faults];
    },
    heal: () => {
      faults = [];
    },
    arrival: (path) => new Promise((resolve) => arrivals.push({ path, resolve })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The PDS takes no address with an IP, so ours has a name, too. */
function urlOf(address: AddressInfo | string | null): string {
  return `http://localhost:${(address as AddressInfo).port}`;
}

type Rewrites = readonly (readonly [string, string])[];

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  rewrites: Rewrites,
  fault: Fault | null,
): Promise<void> {
  const body = await bytesOf(incoming);
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'cut' && fault.when === 'beforeServer') return void incoming.socket.destroy();
  if (fault?.kind === 'answer') {
    outgoing.writeHead(fault.status, fault.headers);
    return void outgoing.end(fault.body ?? '');
  }
  if (fault?.kind === 'deliveredTwice') await passOn(incoming, body, target);
  const answer = await passOn(incoming, body, target);
  if (fault?.kind === 'cut') return void incoming.socket.destroy();
  if (fault?.kind === 'late') await fault.until;
  const isText = /json|text/.test(answer.headers['content-type'] ?? '');
  const replaced = isText
    ? Buffer.from(rewrites.reduce((text, [from, to]) => text.replaceAll(from, to), answer.body.toString('utf8')))
    : answer.body;
  const sent = fault?.kind === 'otherBody' ? Buffer.from(fault.body) : replaced;
  const { 'transfer-encoding': _chunked, connection: _onward, ...headers } = answer.headers;
  if (fault?.kind === 'withoutHeaders') for (const name of fault.names) delete headers[name];
  if (fault?.kind === 'answeredTwice') {
    const once = Buffer.concat([Buffer.from(`HTTP/1.1 ${answer.status} Answered\r\n${linesOf(headers, sent)}\r\n`), sent]);
    return void incoming.socket.end(Buffer.concat([once, once]));
  }
  outgoing.writeHead(answer.status, { ...headers, 'content-length': String(sent.length) });
  outgoing.end(sent);
}

function linesOf(headers: IncomingMessage['headers'], body: Buffer): string {
  const { 'content-length': _theirs, ...others } = headers;
  const lines = Object.entries(others).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}\r\n`));
  return `${lines.join('')}content-length: ${body.length}\r\n`;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function passOn(incoming: IncomingMessage, body: Buffer, target: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { 'accept-encoding': _encodings, ...headers } = incoming.headers;
    const onward = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...headers, host: new URL(target).host, connection: 'close' } },
      (answer) => {
        bytesOf(answer).then((bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }), reject);
      },
    );
    onward.on('error', reject);
    onward.end(body);
  });
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
