import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventOf } from '../main/app-state/decide.ts';
import { createNodeLedgerDisk } from '../main/ledger/node-ledger-disk.ts';
import { openLedger } from '../main/ledger/open-ledger.ts';
import { createSystemClock } from '../main/system-clock.ts';

/** Milliseconds per append, each on disk before the next. */
export interface LedgerTimes {
  readonly ours: readonly number[];
  /** The same bytes written and synced to a file by themselves. */
  readonly bare: readonly number[];
}

const appends = 500;

/** Appends in turn to a ledger and to a plain file on the same disk. */
export async function measureLedger(): Promise<LedgerTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-bench-'));
  const plain = await open(path.join(folder, 'plain'), 'a');
  try {
    const disk = createNodeLedgerDisk(path.join(folder, 'ledger.jsonl'));
    const ledger = await openLedger({ disk, clock: createSystemClock(), bootId: randomUUID() });
    const who = { network: 'bluesky', subject: 'did:plc:z72i7hdynmk6r22z27h6tvur', kind: 'brand' } as const;
    const event = eventOf('confirm', 'allowed', { who, ref: randomUUID() });
    const ours: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn < appends; turn += 1) {
      const before = await disk.size();
      ours.push(await timed(() => ledger.append(event)));
      const line = Buffer.alloc((await disk.size()) - before, 'x');
      bare.push(
        await timed(async () => {
          await plain.appendFile(line);
          await plain.sync();
        }),
      );
    }
    return { ours, bare };
  } finally {
    await plain.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
