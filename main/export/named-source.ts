import type { ExportSource } from '../../shared/export/ocsf-event.ts';
import { maxLineBytes } from '../ledger/file-lines.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import { digestAs, lineDigest } from '../ledger/tree-hash.ts';

const lineFeed = 0x0a;
const shown = 8;

/**
 * The source with its first entry in the name: a ledger that was begun anew numbers its entries from 1 again, and no two
 * entries may leave under one name. Unchanged where there is no entry. Rejects where the disk does.
 */
export async function namedSource(disk: LedgerDisk, source: ExportSource): Promise<ExportSource> {
  const bytes = await disk.readRange(0, Math.min(await disk.size(), maxLineBytes));
  const end = bytes.indexOf(lineFeed);
  if (end < 0) return source;
  return { ...source, log: `${source.log}/${digestAs('hex', lineDigest(bytes.subarray(0, end))).slice(0, shown)}` };
}
