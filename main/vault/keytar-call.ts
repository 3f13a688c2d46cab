import { refusalOfName, refusalOfSecret } from './secret-rules.ts';

/** What main asks of the worker that runs keytar. */
export type KeytarCall =
  | { readonly kind: 'list'; readonly service: string }
  | { readonly kind: 'read' | 'remove'; readonly service: string; readonly key: string }
  | { readonly kind: 'write'; readonly service: string; readonly key: string; readonly secret: string };

/** A call and the number that its answer carries. */
export interface ToWorker {
  readonly id: number;
  readonly call: KeytarCall;
}

/**
 * Checks a message that came to the worker; null where it does not fit. Without zod: the worker starts with the program,
 * and would spend a fifth of its start on loading it.
 */
export function readToWorker(message: unknown): ToWorker | null {
  if (!isRecord(message)) return null;
  const { id } = message;
  const call = readCall(message.call);
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 && call !== null ? { id, call } : null;
}

function readCall(call: unknown): KeytarCall | null {
  if (!isRecord(call)) return null;
  const { kind, service, key, secret } = call;
  if (!isName(service)) return null;
  if (kind === 'list') return { kind, service };
  if (!isName(key)) return null;
  if (kind === 'read' || kind === 'remove') return { kind, service, key };
  return kind === 'write' && typeof secret === 'string' && refusalOfSecret(secret) === null ? { kind, service, key, secret } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && refusalOfName(value) === null;
}
