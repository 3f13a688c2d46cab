import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback that gives files out of memory, and knows what it was asked. */
export type FileServer = {
  /** With a slash at its end. */
  readonly url: string;
  /** Serves these and nothing else, by name. */
  serve(files: Readonly<Record<string, Uint8Array>>): void;
  /** Sends whoever asks for this file to that address, from now on; null: nobody any more. */
  redirect(file: string, to: string | null): void;
  /** The addresses that were asked for since the start, with their queries. */
  asked(): readonly string[];
  stop(): void;
};

export async function startFileServer(): Promise<FileServer> {
  let files: Readonly<Record<string, Uint8Array>> = {};
  const elsewhere = new Map<string, string>();
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const name = decodeURIComponent(new URL(url, 'http://localhost').pathname.slice(1));
    const [bytes, location] = [files[name], elsewhere.get(name)];
    if (location !== undefined) response.writeHead(302, { location }).end();
    else if (bytes === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    serve: (given) => {
      files = given;
    },
    redirect: (file, to) => {
      if (to === null) elsewhere.delete(file);
      else elsewhere.set(file, to);
    },
    asked: () => asked,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
