import type { ExportEntry } from '../../shared/export/ocsf-event.ts';
import { linesFromEnd, textOf } from '../ledger/file-lines.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import { readLine } from '../ledger/ledger-record.ts';

/**
 * Entries with a number above `seq` and no older than `since` (epoch milliseconds), oldest first. Read from the end, so
 * that going on costs what is new. Lines that this program cannot read are left out. Rejects where the disk does.
 */
export async function entriesAfter(disk: LedgerDisk, seq: number, since: number): Promise<readonly ExportEntry[]> {
  const found: ExportEntry[] = [];
  for await (const { bytes } of linesFromEnd(disk, await disk.size())) {
    const line = readLine(textOf(bytes));
    if (line === null) continue;
    if (line.seq <= seq) break;
    if (line.wall >= since) found.push(line);
  }
  return found.reverse();
}

/** Number of the last entry that this program can read; 0 where there is none. Rejects where the disk does. */
export async function lastNumber(disk: LedgerDisk): Promise<number> {
  for await (const { bytes } of linesFromEnd(disk, await disk.size())) {
    const line = readLine(textOf(bytes));
    if (line !== null) return line.seq;
  }
  return 0;
}
