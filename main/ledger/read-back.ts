import { linesFromEnd, textOf } from './file-lines.ts';
import type { LedgerLine } from './ledger.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { readLine, readLink } from './ledger-record.ts';

/** Pages of lines, as `Ledger.page` gives them; `end` is the byte up to which the file may be read. */
export type Pager = (end: number, before: number | null, limit: number) => Promise<readonly LedgerLine[]>;

/** Reads pages from the end in chunks. Turning to the next page goes on where the last one stopped. Rejects where the disk does. */
export function createPager(disk: LedgerDisk): Pager {
  let bookmark = { before: 0, start: 0 };
  return async (end, before, limit) => {
    const page: LedgerLine[] = [];
    const from = before !== null && before === bookmark.before ? Math.min(bookmark.start, end) : end;
    for await (const found of linesFromEnd(disk, from)) {
      if (page.length >= limit) break;
      // A line that cannot be shown is left out; verifying is what reports it.
      const line = readLine(textOf(found.bytes));
      if (line === null || (before !== null && line.seq >= before)) continue;
      page.push(line);
      bookmark = { before: line.seq, start: found.start };
    }
    return page;
  };
}

/** The bytes of line `seq`, looked for from the end, where an anchor points; null where there is no such line. */
export async function lineAt(disk: LedgerDisk, end: number, seq: number): Promise<Uint8Array | null> {
  for await (const { bytes } of linesFromEnd(disk, end)) {
    const link = readLink(textOf(bytes));
    if (link === null) continue;
    if (link.seq === seq) return bytes;
    if (link.seq < seq) return null;
  }
  return null;
}
