import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeExchange } from '../../main/cli/node-exchange.ts';
import { checkpointText } from '../../main/ledger/checkpoint.ts';
import { openCheckpointBook } from '../../main/ledger/checkpoint-book.ts';
import { createCheckpoints } from '../../main/ledger/checkpoints.ts';
import type { LedgerKey } from '../../main/ledger/ledger-key.ts';
import { createNodeLedgerDisk } from '../../main/ledger/node-ledger-disk.ts';
import { publicKeyOf, readPublicKey, signNote, verifierKey } from '../../main/ledger/signed-note.ts';
import { lineDigest } from '../../main/ledger/tree-hash.ts';
import { addCheckpoint } from '../../main/ledger/witness-client.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { event, open } from '../main/ledger/entries.ts';
import { type Child, startChild } from '../rig/child-process.ts';

// The security test 11: edit, delete, insert, reorder, truncate, re-sign the whole log, restore a snapshot.
const root = fileURLToPath(new URL('../..', import.meta.url));
const keyOf = (name: string, byte: number): LedgerKey => {
  const seed = new Uint8Array(32).fill(byte);
  return { name, seed, publicKey: publicKeyOf(seed) };
};
const key = keyOf('hatcheck.example/ledger/desk-7/0a1b2c3d', 7);

let folder: string;
let file: string;
let witness: Child;
let url: string;
let witnessKey: string;
let snapshot: readonly string[];
let whole: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-tampering-'));
  const args = [path.join(root, 'deploy/witness/witness.mjs'), '--folder', path.join(folder, 'witness'), '--port', '0', '--enrol'];
  witness = await startChild(process.execPath, args, { env: process.env, ready: { line: /^Witness at/, on: 'stdout' } });
  [, url, witnessKey] = /^Witness at (\S+), key (\S+)$/.exec(witness.readyLine) as unknown as [string, string, string];
  file = path.join(folder, 'ledger.jsonl');
  await grow(file, 5, key);
  mkdirSync(path.join(folder, 'snapshot'));
  for (const name of ['ledger.jsonl', 'ledger.jsonl.checkpoints']) {
    copyFileSync(path.join(folder, name), path.join(folder, 'snapshot', name));
  }
  snapshot = linesOf(file);
  await grow(file, 4, key);
  whole = linesOf(file);
});
beforeEach(() => put(file, whole));
afterAll(async () => {
  await witness?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (name: string): readonly string[] => readFileSync(name, 'utf8').split('\n').slice(0, -1);
const put = (name: string, lines: readonly string[]): void => writeFileSync(name, lines.map((line) => `${line}\n`).join(''));

/** Adds entries by the program's own parts and has them witnessed. `checkpoints`: null where nothing is to be signed. */
async function grow(name: string, count: number, by: LedgerKey): Promise<ReturnType<ReturnType<typeof createCheckpoints>['state']>> {
  const disk = createNodeLedgerDisk(name);
  const ledger = await open(disk, `boot-${count}`);
  for (let index = 0; index < count; index += 1) await ledger.append(event({ ref: `${by.name.length}-${index}` }));
  const checkpoints = createCheckpoints({
    chain: ledger,
    ledger: disk,
    book: await openCheckpointBook(createNodeLedgerDisk(`${name}.checkpoints`)),
    key: async () => by,
    clock: { after: () => () => {} },
    witness: () => ({ url, publicKey: readPublicKey(witnessKey) }),
    exchange: nodeExchange,
    onTrouble: (error) => {
      throw error;
    },
  });
  await checkpoints.flush();
  checkpoints.stop();
  return checkpoints.state();
}

async function verify(name: string, ...more: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const args = [path.join(root, 'out/main/cli.js'), 'ledger', 'verify', '--file', name, ...more];
  const result = await runCommand(process.execPath, args, { env: process.env, timeLimitMs: 20_000 });
  const code = result.kind === 'ok' ? 0 : Number(/exit code (\d+)/.exec(result.reason)?.[1]);
  return { code, said: result.stdout.trim() };
}

const withWitness = (name = file) => verify(name, '--witness', url, '--witness-key', witnessKey, '--origin', key.name);
const edited = (line: string): string => line.replace('"decision":"allowed"', '"decision":"refused"');

describe('security 11: hatcheck ledger verify', () => {
  it('finds an untouched history intact, with and without its witness', async () => {
    expect(await withWitness()).toEqual({
      code: 0,
      said: expect.stringMatching(/^History is intact: 9 entries, the first 9 as the witness saw it on /),
    });
    const alone = await verify(file);
    expect(alone.code).toBe(0);
    expect(alone.said).toContain('Checkpoints cover the first 9; who signed them was not checked');
    expect(alone.said).toContain('Without a witness, a history written anew from its beginning');
  });

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['an edit', (lines) => lines.with(3, edited(lines[3] ?? ''))],
    ['a deletion', (lines) => lines.toSpliced(3, 1)],
    ['an insertion', (lines) => lines.toSpliced(3, 0, lines[2] ?? '')],
    ['a reordering', (lines) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')],
    ['a cut end', (lines) => lines.slice(0, 7)],
  ])('finds %s, with the witness and by the signed checkpoints alone', async (_, change) => {
    put(file, change(whole));
    expect(await withWitness()).toEqual({ code: 2, said: expect.stringMatching(/^History was changed: /) });
    expect((await verify(file)).code).toBe(2);
  });

  it.each([
    ['the key it always had', key],
    ['another key under its name', keyOf(key.name, 9)],
  ])('finds a history written anew and signed again with %s, only by the witness', async (_, by) => {
    const forged = path.join(mkdtempSync(path.join(folder, 'forged-')), 'ledger.jsonl');
    const state = await grow(forged, 12, by);
    expect(state.witnessed).toBe(0);
    expect((await withWitness(forged)).code).toBe(2);
    const alone = await verify(forged);
    expect(alone.code).toBe(0);
    expect(alone.said).toContain('Without a witness');
  });

  it('finds an older copy that was put back whole, only by the witness', async () => {
    const old = path.join(folder, 'snapshot', 'ledger.jsonl');
    expect(linesOf(old)).toEqual(snapshot);
    expect(await withWitness(old)).toEqual({ code: 2, said: expect.stringContaining('it ends at entry 5, but there were 9') });
    expect((await verify(old)).code).toBe(0);
  });

  it('says so where the witness does not know it, or is not there', async () => {
    expect((await verify(file, '--witness', url, '--origin', 'example.com/other')).code).toBe(2);
    const gone = await verify(file, '--witness', 'http://127.0.0.1:9/', '--witness-key', witnessKey);
    expect(gone).toEqual({ code: 3, said: expect.stringContaining('The witness could not be asked') });
  });
});

it('a witness that enrols takes no more new logs than it was told to', async () => {
  const args = [
    path.join(root, 'deploy/witness/witness.mjs'),
    '--folder',
    path.join(folder, 'small'),
    '--port',
    '0',
    '--enrol',
    '--most',
    '1',
  ];
  const small = await startChild(process.execPath, args, { env: process.env, ready: { line: /^Witness at/, on: 'stdout' } });
  const [, at = ''] = /^Witness at (\S+), /.exec(small.readyLine) ?? [];
  const kinds: string[] = [];
  for (const log of [keyOf('first', 1), keyOf('second', 2), keyOf('first', 1)]) {
    const text = checkpointText({ origin: log.name, size: 1, root: lineDigest(Buffer.from(log.name)) });
    const note = signNote(text, log.name, log.seed);
    kinds.push((await addCheckpoint(nodeExchange, at, { old: 0, proof: [], note, verifierKey: verifierKey(log) })).kind);
  }
  expect(kinds).toEqual(['cosigned', 'refused', 'hasSeen']);
  await small.stop();
});
