import type { GrownTree } from './consistency.ts';
import { lineBatches } from './file-lines.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { createTreeEdge } from './tree-edge.ts';
import { type Digest, leafDigest } from './tree-hash.ts';

/**
 * The tree over the first `newer` lines of the file as it is on the disk, as a proof from its first `older` lines needs it.
 * Null where the file has fewer lines. Rejects where the disk does.
 */
export async function readGrownTree(disk: LedgerDisk, older: number, newer: number): Promise<GrownTree | null> {
  const edge = createTreeEdge();
  const added: Digest[] = [];
  for await (const lines of lineBatches(disk, await disk.size())) {
    for (const { leaf, complete } of lines) {
      if (!complete || edge.size() + added.length >= newer) break;
      if (edge.size() < older) edge.add(leafDigest(leaf));
      else added.push(leafDigest(leaf));
    }
    if (edge.size() + added.length >= newer) break;
  }
  return edge.size() + added.length < newer ? null : { size: older, peaks: edge.peaks(), added };
}
