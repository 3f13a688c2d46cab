import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { mustRun } from '../../scripts/run-command.ts';
import type { Desktop } from './desktop.ts';

/** A company's proxy that opens TLS: it shows a certificate of its own authority, reads, and passes on. */
export type InspectingProxy = {
  /** `http://127.0.0.1:PORT`, for the environment. */
  readonly url: string;
  /** Hosts that it was asked to connect to, with their ports. */
  readonly connected: readonly string[];
  /** Method and path of what it read inside TLS. */
  readonly read: readonly string[];
  /** Has a desktop's programs trust its authority, as IT does: in the NSS store of the person. */
  trustOn(desktop: Desktop): Promise<void>;
  stop(): void;
};

/** Passes everything for `host` on to `origin`, over plain HTTP. Needs openssl. */
export async function startInspectingProxy(host: string, origin: string): Promise<InspectingProxy> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-proxy-'));
  const secureContext = await certificateFor(host, folder);
  const connected: string[] = [];
  const read: string[] = [];
  const sockets = new Set<Socket>();
  const inside = createServer((incoming, answer) => {
    read.push(`${incoming.method} ${new URL(incoming.url ?? '/', origin).pathname}`);
    passOn(incoming, answer, origin);
  });
  const server = createServer((_, answer) => answer.writeHead(502).end());
  server.on('connect', ({ url = '' }, socket: Socket) => {
    connected.push(url);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', () => secure.destroy()); // who does not trust us hangs up
    inside.emit('connection', secure);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connected,
    read,
    trustOn: (desktop) => trust(path.join(folder, 'ca.pem'), path.join(desktop.home, '.pki', 'nssdb')),
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function passOn(incoming: IncomingMessage, answer: ServerResponse, origin: string): void {
  const onward = request(new URL(incoming.url ?? '/', origin), { method: incoming.method, headers: incoming.headers }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}

/** An authority made for this run, and a certificate by it for the host. */
async function certificateFor(host: string, folder: string) {
  const at = (name: string): string => path.join(folder, name);
  const key = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', at(name), '-days', '2'];
  const name = ['-subj', '/CN=Hatcheck test authority'];
  await mustRun('openssl', ['req', '-x509', ...key('ca.key'), '-out', at('ca.pem'), ...name]);
  const signer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key')];
  const leaf = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
  await mustRun('openssl', ['req', '-x509', ...key('host.key'), ...signer, '-out', at('host.pem'), ...leaf]);
  return createSecureContext({ key: readFileSync(at('host.key')), cert: readFileSync(at('host.pem')) });
}

async function trust(authority: string, store: string): Promise<void> {
  if (!existsSync(path.join(store, 'cert9.db'))) {
    // else Chromium made it, and certutil would ask for its password
    mkdirSync(store, { recursive: true });
    await mustRun('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  }
  await mustRun('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'hatcheck-test', '-i', authority]);
}
