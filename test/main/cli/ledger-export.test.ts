import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runLedgerExport } from '../../../main/cli/ledger-export.ts';
import type { ExchangeRequest } from '../../../main/ledger/witness-client.ts';
import { fileOf, soundLines } from '../ledger/entries.ts';
import { createMemoryDisk } from '../ledger/memory-disk.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hatcheck-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const text = fileOf(await soundLines(120));

async function run(args: readonly string[], statuses: readonly number[] = []) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const sent: ExchangeRequest[] = [];
  const left = [...statuses];
  const exit = await runLedgerExport(args, {
    ownFile: '/own.jsonl',
    disk: (file) => createMemoryDisk(file === '/own.jsonl' ? text : ''),
    source: { host: 'desk-7', version: '0.1.0', log: 'log-1' },
    exchange: async (request) => {
      sent.push(request);
      return { status: left.shift() ?? 200, text: '' };
    },
    print: (line) => void printed.push(line),
    complain: (words) => void complaints.push(words),
  });
  const lines = printed.flatMap((line) => line.split('\n'));
  return { exit, lines, complaints, sent };
}

describe('hatcheck ledger export', () => {
  it('prints every entry as OCSF, or what comes after a number', async () => {
    const all = await run([]);
    expect(all).toMatchObject({ exit: 0, complaints: ['Exported 120 entries. Go on with --after 120.'] });
    expect(all.lines).toHaveLength(120);
    const rest = await run(['--after', '118']);
    expect(rest.lines.map((line) => JSON.parse(line).metadata.sequence)).toEqual([119, 120]);
  });

  it('prints OTLP by requests, and writes into a file', async () => {
    const otlp = await run(['--format', 'otlp']);
    expect(otlp.lines.map((line) => JSON.parse(line).resourceLogs[0].scopeLogs[0].logRecords.length)).toEqual([100, 20]);
    const file = join(folder, 'out.jsonl');
    expect(await run(['--to', file])).toMatchObject({ exit: 0, lines: [] });
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(120);
  });

  it('says where to go on when an address stops taking it', async () => {
    const found = await run(['--to', 'https://siem.example/in'], [200, 503]);
    expect(found).toMatchObject({
      exit: 3,
      complaints: ['The export ended early: siem.example answered 503. Go on with --after 100.'],
    });
  });

  it('goes on where it began when the file cannot be written', async () => {
    const found = await run(['--after', '20', '--to', join(folder, 'none', 'out.jsonl')]);
    expect(found).toMatchObject({ exit: 3, complaints: [expect.stringMatching(/ENOENT.*Go on with --after 20\.$/)] });
  });

  it.each([
    [['--format', 'cef'], /^Use: /],
    [['--after', 'x'], /^Use: /],
    [['--file', '/none.jsonl'], /^There is no history in \/none.jsonl\.$/],
  ])('%j: exits with 3 and says why', async (args, words) => {
    expect(await run(args)).toMatchObject({ exit: 3, complaints: [expect.stringMatching(words)] });
  });
});
