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
  /** The leaf of the line before, and its hash. */
  let before: Buffer | null = null;
  let digest: Digest | null = null;
  let problem: ChainProblem | null = null;

  function takeWithCare(line: LeafLine): void {
    const next = nextLine(line, { seq, before, anchor });
    if (next.fault !== null && problem === null) problem = { line: tree.size() + 1, words: next.fault };
    // After a fault the chain goes on from what is there: recording never stops.
    seq = next.seq;
  }

  return {
    /** `isLast`: no line after it holds it, so it is read with care. */
    take(line: LeafLine, isLast = false): void {
      if (!isLast && !line.tooLong && anchor?.seq !== seq + 1 && linksOn(line, seq + 1, digest)) seq += 1;
      else takeWithCare(line);
      before = line.leaf;
      digest = leafDigest(line.leaf);
      tree.add(digest);
      if (rootsAt.has(tree.size())) roots.set(tree.size(), tree.root());
    },
    report() {
      const head = digest === null ? null : { seq, hash: digestAs('hex', digest) };
      return { lines: tree.size(), head, tree, roots, problem: problem ?? cutTail(seq, tree.size(), anchor) };
    },
  };
}

interface Place {
  readonly seq: number;
  /** The leaf of the line before. */
  readonly before: Buffer | null;
  readonly anchor: Anchor | null;
}

function nextLine({ leaf, tooLong }: LeafLine, { seq, before, anchor }: Place) {
  const expected = seq + 1;
  const line = leaf.subarray(1);
  const link = tooLong ? null : readLink(textOf(line));
  if (link === null) return { seq: expected, fault: 'it is not a ledger entry' };
  const { seq: found } = link;
  if (found !== expected) return { seq: found, fault: `entry ${expected} should be here, but this is entry ${found}` };
  if (link.prevHash !== (before === null ? noHash : hashForNext(before.subarray(1), link.v))) {
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
