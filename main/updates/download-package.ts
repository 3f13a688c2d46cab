import { createHash } from 'node:crypto';
import { chmod, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';

/** The largest package that is fetched where the list says no size, in bytes. One of today is some 130 MB. */
const largestPackage = 1_000_000_000;
/** A server that is silent for so long, in milliseconds, is given up. */
export const silentMs = 60_000;
/** And so is one that is not done after this: what comes byte by byte must not stand in the way of every later look. */
export const wholeMs = 2 * 3_600_000;

const ownerOnly = 0o700;

export interface DownloadParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Aborted when nobody wants it any more. */
  readonly signal: AbortSignal;
}

export interface WantedPackage {
  readonly url: string;
  /** Where to: a file that is not there yet, in a folder of updates alone. */
  readonly to: string;
  /** In base64, as the signed list has it. */
  readonly sha512: string;
  /** In bytes; null where the list does not say. */
  readonly size: number | null;
  readonly onPercent: (percent: number) => void;
}

/** What came is not what was signed. */
export class WrongPackage extends Error {
  override readonly name = 'WrongPackage';
}

/** Node's types do not know `cache`, which Chromium's fetch follows. */
type UncachedInit = RequestInit & { readonly cache: 'no-store' };

/**
 * Fetches a package to a file: from this address and no other, no more than was signed, within bounds of time. Rejects with
 * `WrongPackage`, or whatever went wrong; what is left in the file then is for the caller to delete.
 */
export async function downloadPackage({ fetch, clock, signal }: DownloadParts, wanted: WantedPackage): Promise<void> {
  await keepOthersOut(dirname(wanted.to));
  const stop = new AbortController();
  const giveUp = (): void => stop.abort(new Error('The server was too slow'));
  const stopped = AbortSignal.any([signal, stop.signal]);
  const cancelWhole = clock.after(wholeMs, giveUp);
  let cancelSilent = clock.after(silentMs, giveUp);
  const heard = (): void => {
    cancelSilent();
    cancelSilent = clock.after(silentMs, giveUp);
  };
  try {
    const init: UncachedInit = { redirect: 'error', cache: 'no-store', credentials: 'omit', signal: stopped };
    const response = await fetch(wanted.url, init);
    if (!response.ok || response.body === null) throw new Error(`The server answered ${response.status}`);
    const file = await open(wanted.to, 'wx', 0o600);
    try {
      for await (const chunk of measured(chunksOf(response.body, stopped), wanted, heard)) await file.appendFile(chunk);
    } finally {
      await file.close(); // whoever deletes it then deletes all of it
    }
  } finally {
    cancelWhole();
    cancelSilent();
  }
}

/** The package lies there until the program quits: whoever else may write in that folder could put another in its place. */
async function keepOthersOut(pending: string): Promise<void> {
  for (const folder of [dirname(pending), pending]) await chmod(folder, ownerOnly);
}

/** What comes, until the signal aborts: at once, also where a body that is silent does not listen to it. */
async function* chunksOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  aborted.catch(() => undefined);
  try {
    while (true) {
      signal.throwIfAborted();
      const read = await Promise.race([reader.read(), aborted]);
      if (read.done) return;
      yield read.value;
    }
  } finally {
    void reader.cancel().catch(() => undefined); // not awaited: a server that goes on sending must not hold us up
  }
}

async function* measured(chunks: AsyncIterable<Uint8Array>, { sha512, size, onPercent }: WantedPackage, heard: () => void) {
  const hash = createHash('sha512');
  let bytes = 0;
  for await (const chunk of chunks) {
    heard();
    bytes += chunk.byteLength;
    if (bytes > (size ?? largestPackage)) throw new WrongPackage('More came than the list says');
    hash.update(chunk);
    if (size !== null) onPercent(Math.floor((100 * bytes) / size));
    yield chunk;
  }
  if (hash.digest('base64') !== sha512) throw new WrongPackage('Something else came than the list says');
}
