import { type Anchor, isAnchored } from './anchor.ts';
import { type LeafLine, lineBatches, textOf } from './file-lines.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { type Head, hashForNext, noHash, readLink } from './ledger-record.ts';
import { linksOn } from './read-link-fast.ts';
import { createTreeEdge, type TreeEdge } from './tree-edge.ts';
import { type Digest, digestAs, leafDigest } from './tree-hash.ts';

/** The first place at which the chain does not hold. */
export interface ChainProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Plain words: what is wrong there. */
  readonly words: string;
}

/** What a reading of the whole file found. */
export interface ChainReport {
  /** Complete lines. */
  readonly lines: number;
  /** Where to go on, even after a problem; null for an empty file. */
  readonly head: Head | null;
  /** Over every complete line, whatever it says. */
  readonly tree: TreeEdge;
  /** The root at each size that was asked for and is reached. */
  readonly roots: ReadonlyMap<number, Digest>;
  /** Offset of a last line that a crash cut short. Not tampering: the entry was never acknowledged. */
  readonly tornAt: number | null;
  readonly problem: ChainProblem | null;
}

/**
 * Reads the file once, in constant memory. Every line must link to the one before, so an edit, a deletion, an insertion
 * or a reordering shows at the line after it. What happens to the very end shows only against `anchor`, the head the vault
 * remembers: without it a tail that was cut off, or a changed last line, cannot be seen; and a chain made anew from the
 * beginning shows only against `roots`, by sizes that were signed or witnessed. Rejects where the disk does.
 */
export async function verifyChain(disk: LedgerDisk, anchor: Anchor | null, rootsAt: ReadonlySet<number> = new Set()): Promise<ChainReport> {
  const reading = startReading(anchor, rootsAt);
  let last: LeafLine | null = null;
  for await (const lines of lineBatches(disk, await disk.size())) {
    for (const line of lines) {
      if (last !== null) reading.take(last);
      last = line;
    }
  }
  const tornAt = last !== null && isTorn(last) ? last.start : null;
  if (last !== null && tornAt === null) reading.take(last, true);
  return { ...reading.report(), tornAt };
}

/** Without its line feed, or holding zeros where the file grew before its bytes arrived: a crash in the middle of writing. */
function isTorn({ complete, leaf }: LeafLine): boolean {
  return !complete || leaf.indexOf(0, 1) >= 0;
}

function startReading(anchor: Anchor | null, rootsAt: ReadonlySet<number>) {
  const tree = createTreeEdge();
  const roots = new Map<number, Digest>();
  let seq = 0;
  let before: Before | null = null;
  let problem: ChainProblem | null = null;

  return {
    take(line: LeafLine, isLast = false): void {
      const next = nextLine(line, { seq, before, anchor, isLast });
      const digest = leafDigest(line.leaf);
      tree.add(digest);
      if (next.fault !== null && problem === null) problem = { line: tree.size(), words: next.fault };
      // After a fault the chain goes on from what is there: recording never stops.
      seq = next.seq;
      before = { digest, leaf: line.leaf };
      if (rootsAt.has(tree.size())) roots.set(tree.size(), tree.root());
    },
    report() {
      const head = before === null ? null : { seq, hash: digestAs('hex', before.digest) };
      return { lines: tree.size(), head, tree, roots, problem: problem ?? cutTail(seq, tree.size(), anchor) };
    },
  };
}

/** The line before: as a leaf, and in case the next is of version 1, itself. */
interface Before {
  readonly digest: Digest;
  readonly leaf: Uint8Array;
}

interface Place {
  readonly seq: number;
  readonly before: Before | null;
  readonly anchor: Anchor | null;
  /** No line after it holds it, so it is read with care. */
  readonly isLast: boolean;
}

function nextLine({ leaf, bytes, tooLong }: LeafLine, { seq, before, anchor, isLast }: Place) {
  const expected = seq + 1;
  const isPlain = !tooLong && !isLast && anchor?.seq !== expected;
  if (isPlain && linksOn(bytes, expected, before?.digest ?? null)) return { seq: expected, fault: null };
  const line = leaf.subarray(1);
  const link = tooLong ? null : readLink(textOf(line));
  if (link === null) return { seq: expected, fault: 'it is not a ledger entry' };
  const { seq: found } = link;
  if (found !== expected) return { seq: found, fault: `entry ${expected} should be here, but this is entry ${found}` };
  if (link.prevHash !== (before === null ? noHash : hashForNext(before.leaf.subarray(1), link.v))) {
    return { seq: found, fault: 'it does not follow from the entry before it, so one of the two was changed' };
  }
  const isOther = anchor?.seq === found && !isAnchored(anchor, line);
  return { seq: found, fault: isOther ? `entry ${found} is not the one the keyring remembers` : null };
}

function cutTail(reached: number, lines: number, anchor: Anchor | null): ChainProblem | null {
  if (anchor === null || reached >= anchor.seq) return null;
  return { line: lines + 1, words: `it ends at entry ${reached}, but the keyring remembers entry ${anchor.seq}` };
}

/** One clause for messages, for example `line 4: it is not a ledger entry`. */
export function problemWords(problem: ChainProblem): string {
  return `line ${problem.line}: ${problem.words}`;
}
