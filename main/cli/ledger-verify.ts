import type { Anchor, AnchorReading } from '../ledger/anchor.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import { type ChainProblem, type ChainReport, problemWords, verifyChain } from '../ledger/verify-chain.ts';

/** What `hatcheck ledger verify` reaches the world through. */
export interface LedgerVerifyIo {
  /** Where this user's ledger is. */
  readonly ownFile: string;
  disk(file: string): LedgerDisk;
  /** Asks the keyring what it remembers; must not open a prompt. */
  readAnchor(): Promise<AnchorReading>;
  print(line: string): void;
}

/** 0: it holds. 2: it was changed. 3: could not be checked, or not wholly. */
export type VerifyExit = 0 | 2 | 3;

const usage = 'Use: hatcheck ledger verify [--file FILE]';

/**
 * `hatcheck ledger verify [--file FILE]`; `args` are the words after `verify`. Prints one line.
 * A file that is named is checked for its chain alone: the keyring remembers this user's ledger, not every copy.
 */
export async function runLedgerVerify(args: readonly string[], io: LedgerVerifyIo): Promise<VerifyExit> {
  const [flag, named, ...rest] = args;
  if (flag !== undefined && (flag !== '--file' || named === undefined || named === '' || rest.length > 0)) return say(io, usage, 3);
  return named === undefined ? verifyOwn(io) : verifyNamed(named, io);
}

async function verifyNamed(file: string, io: LedgerVerifyIo): Promise<VerifyExit> {
  const report = await readReport(file, null, io);
  if (report === null) return 3;
  if (report.lines === 0 && report.problem === null) return say(io, `There is no history in ${file}.`, 3);
  if (report.problem !== null) return sayProblem(report.problem, file, io);
  return say(io, `The chain holds: ${holds(report)}. Entries cut off the end could not be seen without the keyring of its user.`, 0);
}

async function verifyOwn(io: LedgerVerifyIo): Promise<VerifyExit> {
  // Asked before the file is read: a running Hatcheck may add lines meanwhile, and the anchor may lag but never lead.
  const reading = await io.readAnchor();
  const anchor = reading.kind === 'ok' ? reading.anchor : null;
  const report = await readReport(io.ownFile, anchor, io);
  if (report === null) return 3;
  if (report.problem !== null) return sayProblem(report.problem, io.ownFile, io);
  if (reading.kind === 'unreadable') return say(io, 'History was changed: the keyring entry that remembers its end is not readable.', 2);
  if (anchor !== null) return say(io, `History is intact: ${holds(report)}, checked against the keyring.`, 0);
  if (reading.kind === 'ok' && report.lines === 0) return say(io, 'There is no history yet.', 0);
  const why = reading.kind === 'ok' ? 'remembers no end of it yet' : keyringWords[reading.why];
  return say(io, `The chain holds: ${holds(report)}. The keyring ${why}, so entries cut off the end could not be seen.`, 3);
}

const keyringWords = { locked: 'is locked', missing: 'is missing', failed: 'did not answer' } as const;

async function readReport(file: string, anchor: Anchor | null, io: LedgerVerifyIo): Promise<ChainReport | null> {
  try {
    return await verifyChain(io.disk(file), anchor);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    say(io, `${file} could not be read (${code}), so nothing was checked.`, 3);
    return null;
  }
}

function holds(report: ChainReport): string {
  const entries = report.lines === 1 ? '1 entry' : `${report.lines} entries`;
  return report.tornAt === null ? entries : `${entries} and a last line that a crash cut short`;
}

function sayProblem(problem: ChainProblem, file: string, io: LedgerVerifyIo): VerifyExit {
  return say(io, `History was changed: ${file}, ${problemWords(problem)}.`, 2);
}

function say(io: LedgerVerifyIo, line: string, exit: VerifyExit): VerifyExit {
  io.print(line);
  return exit;
}
