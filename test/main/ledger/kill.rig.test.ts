import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNodeLedgerDisk } from '../../../main/ledger/node-ledger-disk.ts';
import { verifyChain } from '../../../main/ledger/verify-chain.ts';
import { killAfter } from '../kill/kill-after.ts';

// Among the slow tests: every round starts a program.
const rounds = 12;
const child = new URL('./kill-child.ts', import.meta.url);

it('after kill -9 in the middle of writing, every acknowledged entry is there and the chain holds', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hatcheck-ledger-kill-'));
  const path = join(folder, 'ledger.jsonl');
  const acknowledged: string[] = [];
  for (const [round, lines] of fc.sample(fc.integer({ min: 1, max: 120 }), rounds).entries()) {
    const killed = await killAfter(child, [path, `round${round}`], lines);
    expect(killed.complaints).toBe('');
    expect(killed.acknowledged.length).toBeGreaterThanOrEqual(lines);
    acknowledged.push(...killed.acknowledged);
    expect((await verifyChain(createNodeLedgerDisk(path), null)).problem).toBeNull();
  }
  const text = await readFile(path, 'utf8');
  expect(acknowledged.filter((ref) => !text.includes(`"ref":"${ref}"`))).toEqual([]);
  await rm(folder, { recursive: true });
});
