import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventOf } from '../main/app-state/decide.ts';
import { encodeRecord, type Head, recordOf } from '../main/ledger/ledger-record.ts';
import { createNodeLedgerDisk } from '../main/ledger/node-ledger-disk.ts';
import { digestAs, lineDigest } from '../main/ledger/tree-hash.ts';
import { verifyChain } from '../main/ledger/verify-chain.ts';
import { type Line, ms, table } from './report.ts';
import { median } from './statistics.ts';

/** Milliseconds of each turn. */
export interface VerifyTimes {
  /** Reading, checking every link, and the whole tree. */
  readonly ours: readonly number[];
  /** Reading the same file and hashing each of its entries, nothing else. */
  readonly entries: readonly number[];
  /** Reading the same file and hashing it as one piece: no record of entries can be had from that. */
  readonly stream: readonly number[];
}

const entries = 100_000;
const turns = 9;
const chunkBytes = 256 * 1024;
const lineFeed = 0x0a;

export async function measureVerify(): Promise<VerifyTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-bench-'));
  const file = path.join(folder, 'ledger.jsonl');
  try {
    writeFileSync(file, linesOf(entries));
    const [ours, alone, stream]: number[][] = [[], [], []];
    for (let turn = 0; turn < turns; turn += 1) {
      alone?.push(await timed(() => hashEntries(file)));
      ours?.push(await timed(() => verify(file)));
      stream?.push(await timed(() => hashEntries(file, true)));
    }
    return { ours: ours ?? [], entries: alone ?? [], stream: stream ?? [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function verifyLines({ ours, entries: alone, stream }: VerifyTimes): readonly Line[] {
  const line = (what: string, against: readonly number[], aim: number | null): Line => {
    return { what, ours: ms(median(ours)), against: ms(median(against)), value: median(ours) / median(against), unit: '×', aim };
  };
  return [
    line('verifying 100,000 entries against hashing each', alone, 2),
    line('verifying 100,000 entries against hashing the file as one piece', stream, null),
  ];
}

/** `npm run bench -- verify` */
export async function benchVerify(): Promise<void> {
  process.stdout.write(`${table(verifyLines(await measureVerify()))}\n`);
}

function linesOf(count: number): string {
  const who = { network: 'bluesky', subject: 'did:plc:z72i7hdynmk6r22z27h6tvur', kind: 'brand' } as const;
  const lines: string[] = [];
  let head: Head | null = null;
  for (let index = 0; index < count; index += 1) {
    const ref = `5e0f1c52-6f0a-4b6e-9d1e-${String(index).padStart(12, '0')}`;
    const moment = { bootId: '0d9f6f0e-52a1-4f1f-8a68-0a6a2e9f2a11', wall: 1_795_000_000_000 + index, monotonic: index };
    const record = recordOf(eventOf('confirm', 'allowed', { who, ref }), head, moment, null);
    const line = encodeRecord(record);
    head = { seq: record.seq, hash: digestAs('hex', lineDigest(Buffer.from(line))) };
    lines.push(`${line}\n`);
  }
  return lines.join('');
}

async function verify(file: string): Promise<void> {
  const { problem, lines } = await verifyChain(createNodeLedgerDisk(file), null);
  if (problem !== null || lines !== entries) throw new Error('The ledger of the bench does not verify.');
}

async function hashEntries(file: string, asOne = false): Promise<void> {
  const disk = createNodeLedgerDisk(file);
  const size = await disk.size();
  const chunks: Uint8Array[] = [];
  for (let offset = 0; offset < size; offset += chunkBytes) chunks.push(await disk.readRange(offset, Math.min(size, offset + chunkBytes)));
  const bytes = Buffer.concat(chunks);
  if (asOne) return void hash('sha256', bytes, 'hex');
  let from = 0;
  for (let feed = bytes.indexOf(lineFeed); feed >= 0; feed = bytes.indexOf(lineFeed, from)) {
    hash('sha256', bytes.subarray(from, feed), 'hex');
    from = feed + 1;
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
