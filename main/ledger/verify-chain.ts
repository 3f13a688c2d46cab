import type { Anchor } from './anchor.ts';
import { type FileLine, linesFromStart, textOf } from './file-lines.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { type Head, hashLine, type Link, noHash, readLink } from './ledger-record.ts';

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
  /** Offset of a last line that a crash cut short. Not tampering: the entry was never acknowledged. */
  readonly tornAt: number | null;
  readonly problem: ChainProblem | null;
}

/**
 * Reads the file once, in constant memory. Every line must link to the one before, so an edit, a deletion, an insertion
 * or a reordering shows at the line after it. What happens to the very end shows only against `anchor`, the head the vault
 * remembers: without it a tail that was cut off, or a changed last line, cannot be seen. Rejects where the disk does.
 */
export async function verifyChain(disk: LedgerDisk, anchor: Anchor | null): Promise<ChainReport> {
  let report: ChainReport = { lines: 0, head: null, tornAt: null, problem: null };
  let last: FileLine | null = null;
  for await (const line of linesFromStart(disk)) {
    if (last !== null) report = nextLine(report, last, anchor);
    last = line;
  }
  if (last !== null) report = isTorn(last) ? { ...report, tornAt: last.start } : nextLine(report, last, anchor);
  return { ...report, problem: report.problem ?? cutTail(report, anchor) };
}

/** Without its line feed, or holding zeros where the file grew before its bytes arrived: a crash in the middle of writing. */
function isTorn(last: FileLine): boolean {
  return !last.complete || last.bytes.includes(0);
}

function nextLine(report: ChainReport, line: FileLine, anchor: Anchor | null): ChainReport {
  const lines = report.lines + 1;
  const link = line.tooLong ? null : readLink(textOf(line));
  const hash = hashLine(line.bytes);
  const fault = faultOf(link, hash, report.head, anchor);
  const problem = report.problem ?? (fault === null ? null : { line: lines, words: fault });
  // After a fault the chain goes on from what is there: recording never stops.
  return { ...report, lines, problem, head: { seq: link?.seq ?? (report.head?.seq ?? 0) + 1, hash } };
}

function faultOf(link: Link | null, hash: string, before: Head | null, anchor: Anchor | null): string | null {
  if (link === null) return 'it is not a ledger entry';
  const expected = (before?.seq ?? 0) + 1;
  if (link.seq !== expected) return `entry ${expected} should be here, but this is entry ${link.seq}`;
  if (link.prevHash !== (before?.hash ?? noHash)) return 'it does not follow from the entry before it, so one of the two was changed';
  if (anchor?.seq === link.seq && anchor.hash !== hash) return `entry ${link.seq} is not the one the keyring remembers`;
  return null;
}

function cutTail(report: ChainReport, anchor: Anchor | null): ChainProblem | null {
  const reached = report.head?.seq ?? 0;
  if (anchor === null || reached >= anchor.seq) return null;
  return { line: report.lines + 1, words: `it ends at entry ${reached}, but the keyring remembers entry ${anchor.seq}` };
}

/** One clause for messages, for example `line 4: it is not a ledger entry`. */
export function problemWords(problem: ChainProblem): string {
  return `line ${problem.line}: ${problem.words}`;
}
