import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { downloadPackage, silentMs, WrongPackage, wholeMs } from '../../../main/updates/download-package.ts';
import { createStillClock } from '../still-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatcheck-download-'));
afterAll(() => rmSync(folder, { recursive: true }));
const pending = join(folder, 'updater', 'pending');
const to = join(pending, 'temp-x.AppImage');
beforeEach(() => {
  rmSync(join(folder, 'updater'), { recursive: true, force: true });
  mkdirSync(pending, { recursive: true });
});

const bytes = Buffer.from('the new program');
const sha512 = createHash('sha512').update(bytes).digest('base64');
const url = 'https://u.example/x.AppImage';

/** A server's answer, chunk by chunk; `null`: from then on it is silent, and the test is told so. */
function answering(chunks: readonly (Uint8Array | null)[], onSilent: () => void = () => {}): typeof globalThis.fetch {
  const left = [...chunks];
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> | undefined => {
    const chunk = left.shift();
    if (chunk === undefined) controller.close();
    else if (chunk !== null) controller.enqueue(chunk);
    else {
      onSilent();
      return new Promise(() => {});
    }
    return undefined;
  };
  return async () => new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
}

function open(fetch: typeof globalThis.fetch, { size = bytes.length as number | null, hash = sha512 } = {}) {
  const clock = createStillClock();
  const abort = new AbortController();
  const percents: number[] = [];
  const wanted = { url, to, sha512: hash, size, onPercent: (percent: number) => void percents.push(percent) };
  return { clock, abort, percents, run: () => downloadPackage({ fetch, clock, signal: abort.signal }, wanted) };
}

describe('a package', () => {
  it('is fetched whole, into a folder that others cannot write', async () => {
    const { run, percents } = open(answering([bytes.subarray(0, 5), bytes.subarray(5)]));
    await run();
    expect(readFileSync(to)).toEqual(bytes);
    expect(percents).toEqual([33, 100]);
    expect([to, pending, join(folder, 'updater')].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700, 0o700]);
  });

  it('is asked for at its own address, and never elsewhere', async () => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (address, init) => {
      asked.push([address, init?.redirect, init?.credentials]);
      return new Response(bytes);
    };
    await open(fetch).run();
    expect(asked).toEqual([[url, 'error', 'omit']]);
  });

  it('is refused where something else came, or more than was signed, with or without a size', async () => {
    await expect(open(answering([Buffer.from('the old program')])).run()).rejects.toBeInstanceOf(WrongPackage);
    rmSync(to);
    const endless: typeof globalThis.fetch = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1000)) }));
    await expect(open(endless).run()).rejects.toBeInstanceOf(WrongPackage);
    expect(statSync(to).size).toBeLessThanOrEqual(bytes.length);
    rmSync(to);
    await expect(open(answering([bytes]), { size: null, hash: 'another' }).run()).rejects.toBeInstanceOf(WrongPackage);
    rmSync(to);
    await expect(open(answering([bytes.subarray(1)])).run()).rejects.toBeInstanceOf(WrongPackage);
  });

  it('is not fetched from a server that says no', async () => {
    await expect(open(async () => new Response('gone', { status: 404 })).run()).rejects.toThrow('404');
    expect(existsSync(to)).toBe(false);
  });

  it('does not go through a link that somebody laid there', async () => {
    symlinkSync(join(folder, 'elsewhere'), to);
    await expect(open(answering([bytes])).run()).rejects.toMatchObject({ code: 'EEXIST' });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  it.each([
    ['is silent', silentMs],
    ['is never done', wholeMs],
  ])('is given up where the server %s', async (_what, ms) => {
    let download: ReturnType<typeof open> | null = null;
    download = open(answering([bytes.subarray(0, 1), null], () => download?.clock.advance(ms)));
    await expect(download.run()).rejects.toThrow();
  });

  it('goes on while bytes come, however slowly', async () => {
    const slow = open(async () => {
      const left = [...bytes];
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
        slow.clock.advance(silentMs - 1);
        const byte = left.shift();
        if (byte === undefined) controller.close();
        else controller.enqueue(Uint8Array.of(byte));
      };
      return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
    });
    await slow.run();
    expect(readFileSync(to)).toEqual(bytes);
  });

  it('is dropped when nobody wants it any more', async () => {
    let download: ReturnType<typeof open> | null = null;
    download = open(answering([bytes.subarray(0, 1), null], () => download?.abort.abort()));
    await expect(download.run()).rejects.toThrow();
  });
});
