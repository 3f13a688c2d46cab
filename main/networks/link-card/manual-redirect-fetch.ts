import type { ClientRequest, ClientRequestConstructorOptions, IncomingMessage } from 'electron';
import { UnusableAnswer } from './unusable-answer.ts';

/** Electron's `net.request`. */
export type NetRequest = (options: ClientRequestConstructorOptions) => ClientRequest;

/**
 * A fetch over Electron's `net` that gives a redirect as an answer with its `location`, so that every hop can be judged
 * before it is made. (`net.fetch` fails with "Redirect was cancelled" instead.) GET only.
 */
export function createManualRedirectFetch(netRequest: NetRequest): typeof globalThis.fetch {
  return (input, init) =>
    new Promise<Response>((resolve, reject) => {
      const request = netRequest({ url: String(input), redirect: 'manual', credentials: 'omit', cache: 'no-store' });
      for (const [name, value] of new Headers(init?.headers)) request.setHeader(name, value);
      const stop = () => {
        request.abort();
        reject(init?.signal?.reason);
      };
      init?.signal?.addEventListener('abort', stop, { once: true });
      request.once('error', reject);
      request.once('redirect', (status, _method, location) => {
        resolve(new Response(null, { status, headers: { location } }));
        request.abort();
      });
      request.once('response', (message) => {
        try {
          resolve(responseOf(message));
        } catch (error) {
          request.abort();
          reject(new UnusableAnswer(message.statusCode, error));
        }
      });
      request.end();
    });
}

function responseOf(message: IncomingMessage): Response {
  const headers = Object.entries(message.headers).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as [string, string]),
  );
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      message.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      message.on('end', () => controller.close());
      message.on('error', (error: Error) => controller.error(error));
    },
  });
  return new Response(body, { status: message.statusCode, headers });
}
