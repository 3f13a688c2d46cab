import type { IncomingMessage } from 'node:http';
import type { File, Request } from './route.ts';

/** Reads a request with its form: URL-encoded, multipart or JSON, as the documentation allows (https://docs.joinmastodon.org/client/intro/#parameters). */
export async function readRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const url = new URL(incoming.url ?? '/', origin);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { form, files } = await readBody(Buffer.concat(chunks), incoming.headers['content-type'] ?? '');
  return { method: incoming.method ?? '', path: url.pathname, query: url.searchParams, form, files, headers: incoming.headers, origin };
}

interface Body {
  readonly form: URLSearchParams;
  readonly files: ReadonlyMap<string, File>;
}

async function readBody(bytes: Buffer, type: string): Promise<Body> {
  const form = new URLSearchParams();
  const files = new Map<string, File>();
  if (type.startsWith('application/x-www-form-urlencoded')) return { form: new URLSearchParams(bytes.toString('utf8')), files };
  if (type.startsWith('application/json')) {
    for (const [name, value] of Object.entries<unknown>(JSON.parse(bytes.toString('utf8')))) {
      for (const one of [value].flat()) form.append(Array.isArray(value) ? `${name}[]` : name, String(one));
    }
  }
  if (type.startsWith('multipart/form-data')) {
    const data = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    for (const [name, value] of data) {
      if (typeof value === 'string') form.append(name, value);
      else files.set(name, { type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
    }
  }
  return { form, files };
}
