import { z } from 'zod';

export type XrpcAnswer = { readonly status: number; readonly body: unknown };

export type XrpcRequest = {
  /** Sent as query parameters. */
  readonly query?: Readonly<Record<string, string>>;
  /** Makes it a POST: bytes as they are, anything else as JSON; `null` is a POST without a body. */
  readonly input?: unknown;
  readonly contentType?: string;
  /** An access or refresh token. */
  readonly token?: string;
};

/** Calls a method of the AT Protocol over HTTP without any client library, so that tests see what is really there. */
export async function xrpc(server: string, method: string, request: XrpcRequest = {}): Promise<XrpcAnswer> {
  const address = new URL(`/xrpc/${method}`, server);
  for (const [name, value] of Object.entries(request.query ?? {})) address.searchParams.set(name, value);
  const headers = new Headers();
  if (request.token !== undefined) headers.set('authorization', `Bearer ${request.token}`);
  const { input } = request;
  if (input !== undefined && input !== null) headers.set('content-type', request.contentType ?? 'application/json');
  const response = await fetch(address, {
    method: input === undefined ? 'GET' : 'POST',
    headers,
    ...(input === undefined || input === null ? {} : { body: input instanceof Uint8Array ? new Uint8Array(input) : JSON.stringify(input) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** As {@link xrpc}, for calls that must succeed: checks the answer against a schema. */
export async function mustXrpc<T extends z.ZodType>(
  answer: T,
  server: string,
  method: string,
  request: XrpcRequest = {},
): Promise<z.infer<T>> {
  const { status, body } = await xrpc(server, method, request);
  if (status !== 200) throw new Error(`${method} answered ${status}: ${JSON.stringify(body)}`);
  return answer.parse(body);
}

/** For answers nobody looks at. */
export const anyAnswer = z.unknown();
