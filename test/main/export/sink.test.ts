import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSink } from '../../../main/export/sink.ts';
import { openSinkPosition } from '../../../main/export/sink-position.ts';
import type { ExchangeRequest } from '../../../main/ledger/witness-client.ts';
import { ocsfSchema } from '../../shared/export/ocsf-schema.ts';
import { event, open } from '../ledger/entries.ts';
import { createMemoryDisk } from '../ledger/memory-disk.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hatcheck-sink-'));
});
afterEach(() => rm(folder, { recursive: true }));

const source = { host: 'desk-7', version: '0.1.0', log: 'log-1' };
const url = 'https://siem.example/in';

/** A sink that answers what it is told to, with what it got. */
async function scene(count: number, bootId = 'boot') {
  const disk = createMemoryDisk();
  const ledger = await open(disk, bootId);
  for (let index = 0; index < count; index += 1) await ledger.append(event({ ref: `r${index}` }));
  const got: ExchangeRequest[] = [];
  const answers: number[] = [];
  const waits: { ms: number; act: () => void }[] = [];
  const start = async (format: 'ocsf' | 'otlp' = 'ocsf', days = 365) =>
    createSink({
      ledger: disk,
      position: await openSinkPosition(join(folder, 'sink.json')),
      clock: {
        now: () => 1_700_000_000_000,
        after: (ms, act) => {
          waits.push({ ms, act });
          return () => {};
        },
      },
      target: () => ({ url, format, days }),
      source,
      exchange: async (request) => {
        got.push(request);
        return { status: answers.shift() ?? 200, text: '' };
      },
      onTrouble: () => {},
    });
  const sent = () => got.flatMap(({ body = '' }) => body.trim().split('\n')).map((line) => JSON.parse(line).metadata);
  const numbers = (): readonly number[] => sent().map(({ sequence }) => sequence);
  const names = (): readonly string[] => sent().map(({ uid }) => uid);
  return { ledger, got, answers, waits, start, numbers, names };
}

describe('the sink', () => {
  it('is sent every entry once, a hundred at a time, each an event of OCSF', async () => {
    const { got, start, numbers } = await scene(250);
    await (await start()).flush();
    expect(got.map(({ body = '' }) => body.trim().split('\n').length)).toEqual([100, 100, 50]);
    expect(numbers()).toEqual(Array.from({ length: 250 }, (_, index) => index + 1));
    for (const line of (got[0]?.body ?? '').trim().split('\n')) expect(ocsfSchema.safeParse(JSON.parse(line)).success).toBe(true);
  });

  it('goes on where it stopped, also after a restart, and sends again what was not taken', async () => {
    const { got, answers, ledger, start, numbers } = await scene(150);
    answers.push(200, 503);
    await (await start()).flush();
    expect(numbers().slice(100)).toEqual(Array.from({ length: 50 }, (_, index) => index + 101));
    got.length = 0;
    await ledger.append(event());
    await (await start()).flush();
    expect(numbers()).toEqual(Array.from({ length: 51 }, (_, index) => index + 101));
  });

  it('is sent a history that was begun anew, from its first entry', async () => {
    await (await (await scene(150)).start()).flush();
    const anew = await scene(3);
    await (await anew.start()).flush();
    expect(anew.numbers()).toEqual([1, 2, 3]);
    await (await anew.start()).flush();
    expect(anew.numbers()).toEqual([1, 2, 3]);
  });

  it('is sent a history begun anew that has outgrown what was sent, under names that were never used', async () => {
    const first = await scene(5);
    await (await first.start()).flush();
    const anew = await scene(9, 'another-run');
    await (await anew.start()).flush();
    expect(anew.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set([...first.names(), ...anew.names()]).size).toBe(14);
  });

  it('waits longer each time it is refused, an hour at most', async () => {
    const { answers, waits, start } = await scene(1);
    answers.push(...Array.from({ length: 8 }, () => 500));
    const sink = await start();
    for (let turn = 0; turn < 8; turn += 1) {
      waits.at(-1)?.act();
      await sink.flush();
    }
    expect(waits.map(({ ms }) => ms / 60_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('is sent nothing older than IT wants kept', async () => {
    const { got, start } = await scene(2);
    await (await start('ocsf', -1)).flush();
    expect(got).toEqual([]);
  });

  it('takes OTLP at the place of logs', async () => {
    const { got, start } = await scene(2);
    await (await start('otlp')).flush();
    expect(got.map(({ url: to }) => to)).toEqual([`${url}/v1/logs`]);
    expect(JSON.parse(got[0]?.body ?? '').resourceLogs).toHaveLength(1);
  });
});
