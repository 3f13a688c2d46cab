import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeLedgerDisk } from '../../../main/ledger/node-ledger-disk.ts';
import { verifyChain } from '../../../main/ledger/verify-chain.ts';
import { event, fileOf, open, soundLines } from './entries.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hatcheck-ledger-'));
  path = join(folder, 'profile', 'ledger.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const modeOf = async (name: string) => (await stat(name)).mode & 0o777;

describe('the ledger in a real file', () => {
  it('creates file and folder for this user only', async () => {
    const ledger = await open(createNodeLedgerDisk(path));
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
    expect(await modeOf(path)).toBe(0o600);
    expect(await modeOf(join(folder, 'profile'))).toBe(0o700);
  });

  it('closes a file that others could read', async () => {
    await mkdir(join(folder, 'profile'));
    await writeFile(path, fileOf(await soundLines(2)));
    await chmod(path, 0o644);
    await (await open(createNodeLedgerDisk(path))).append(event());
    expect(await modeOf(path)).toBe(0o600);
    expect((await verifyChain(createNodeLedgerDisk(path), null)).lines).toBe(3);
  });

  it('sets a torn line aside, for this user only', async () => {
    const lines = await soundLines(3);
    await mkdir(join(folder, 'profile'));
    await writeFile(path, fileOf(lines.slice(0, 2)) + lines[2]);
    await (await open(createNodeLedgerDisk(path))).append(event());
    expect(await readFile(`${path}.torn`, 'utf8')).toBe(`${lines[2]}\n`);
    expect(await modeOf(`${path}.torn`)).toBe(0o600);
    expect(await verifyChain(createNodeLedgerDisk(path), null)).toMatchObject({ lines: 4, tornAt: null, problem: null });
  });

  it('does not follow a link in its place, and recovers when it is gone', async () => {
    await mkdir(join(folder, 'profile'));
    await writeFile(join(folder, 'elsewhere'), '');
    await symlink(join(folder, 'elsewhere'), path);
    const ledger = await open(createNodeLedgerDisk(path));
    expect(await ledger.append(event())).toEqual({
      kind: 'unwritable',
      why: 'The history file cannot be written: a link stands in its place. Remove the link. Brands wait until it can.',
    });
    expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('');
    await rm(path);
    expect(await ledger.append(event())).toEqual({ kind: 'writable' });
  });

  it('says so when a folder stands in its place', async () => {
    await mkdir(path, { recursive: true });
    const ledger = await open(createNodeLedgerDisk(path));
    expect((await ledger.append(event())).kind).toBe('unwritable');
  });

  it('notices that the file was moved away while the program runs', async () => {
    const ledger = await open(createNodeLedgerDisk(path));
    await ledger.append(event());
    await rename(path, join(folder, 'moved'));
    expect((await ledger.append(event({ reason: 'after' }))).kind).toBe('tampered');
    expect(await readFile(path, 'utf8')).toContain('"after"');
  });
});
