import { parseArgs } from 'node:util';
import type { Anchor, AnchorReading } from '../ledger/anchor.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import { type CheckpointBook, openCheckpointBook } from '../ledger/checkpoint-book.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import type { LedgerKey } from '../ledger/ledger-key.ts';
import { readNote, readPublicKey } from '../ledger/signed-note.ts';
import { type ChainReport, problemWords, verifyChain } from '../ledger/verify-chain.ts';
import { type Exchange, readWitness, type WitnessMemory } from '../ledger/witness-client.ts';
import { type Comparison, compareSigned, compareWitnessed, signedSizes, witnessedSize } from './witness-check.ts';

/** What `hatcheck ledger verify` reaches the world through. */
export interface LedgerVerifyIo {
  /** Where this user's ledger is. */
  readonly ownFile: string;
  disk(file: string): LedgerDisk;
  /** Asks the keyring what it remembers; must not open a prompt. */
  readAnchor(): Promise<AnchorReading>;
  /** The key that this user's ledger is signed with, where the keyring gives it without a prompt. */
  readKey(): Promise<LedgerKey | null>;
  /** The witness that the rules set by IT name on this computer; null where they name none. */
  witnessOfRules(): Promise<Witness | null>;
  readonly exchange: Exchange;
  print(line: string): void;
}

/** Who is asked what was seen of a history. */
export interface Witness {
  readonly url: string;
  /** 32 bytes; null: its signature is not checked. */
  readonly key: Uint8Array | null;
}

/** 0: it holds. 2: it was changed. 3: could not be checked, or not wholly. */
export type VerifyExit = 0 | 2 | 3;

const usage = 'Use: hatcheck ledger verify [--file FILE] [--witness URL [--witness-key KEY] | --without-witness] [--origin NAME]';

interface Asked {
  readonly file: string | null;
  /** `fromRules`: the one that the rules set by IT name, where they do. */
  readonly witness: Witness | 'fromRules' | null;
  readonly origin: string | null;
}

/**
 * `hatcheck ledger verify`; `args` are the words after `verify`. Prints what holds, and what could not be seen.
 * A file that is named is checked without the keyring: that remembers this user's ledger, not every copy. The witness is
 * the one that was named, else the one of the rules set by IT.
 */
export async function runLedgerVerify(args: readonly string[], io: LedgerVerifyIo): Promise<VerifyExit> {
  const asked = readArgs(args);
  if (asked === null) return say(io, usage, 3);
  const file = asked.file ?? io.ownFile;
  try {
    // All that remembers the file is asked before it is read: a running Hatcheck may add entries meanwhile, and what
    // remembers them may lag but never lead.
    const reading = asked.file === null ? await io.readAnchor() : null;
    const key = asked.file === null ? await io.readKey() : null;
    const book = await openCheckpointBook(io.disk(`${file}.checkpoints`));
    const witness = asked.witness === 'fromRules' ? await io.witnessOfRules() : asked.witness;
    const origin = asked.origin ?? key?.name ?? originIn(book);
    const memory = witness === null || origin === null ? null : await readWitness(io.exchange, witness.url, origin);
    const sizes = new Set([...signedSizes(book), (memory === null ? null : witnessedSize(memory)) ?? 0]);
    const anchor = reading?.kind === 'ok' ? reading.anchor : null;
    const report = await verifyChain(io.disk(file), anchor, sizes);
    const exit = judge({ asked, witness, file, reading, anchor, key, book, origin, memory, report }, io);
    if (witness !== null && asked.witness === 'fromRules') io.print(`The witness asked is the one of the rules set by IT: ${witness.url}`);
    return exit;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return say(io, `${file} could not be read (${code}), so nothing was checked.`, 3);
  }
}

interface Found {
  readonly asked: Asked;
  readonly witness: Witness | null;
  readonly file: string;
  /** Null for a file that was named. */
  readonly reading: AnchorReading | null;
  readonly anchor: Anchor | null;
  readonly key: LedgerKey | null;
  readonly book: CheckpointBook;
  readonly origin: string | null;
  readonly memory: WitnessMemory | null;
  readonly report: ChainReport;
}

function judge(found: Found, io: LedgerVerifyIo): VerifyExit {
  const { file, reading, report, book, key, witness } = found;
  if (report.problem !== null) return say(io, `History was changed: ${file}, ${problemWords(report.problem)}.`, 2);
  if (reading?.kind === 'unreadable') return say(io, 'History was changed: the keyring entry that remembers its end is not readable.', 2);
  const signed = compareSigned(report, book, key);
  const witnessed = witness === null ? null : compareWithWitness(found, witness);
  for (const one of [witnessed, signed]) if (one?.kind === 'changed') return say(io, `History was changed: ${file}, ${one.words}.`, 2);
  if (report.lines === 0) return sayEmpty(found, io);
  if (witnessed?.kind === 'same') return sayWitnessed(found, witnessed, io);
  const exit = sayUnwitnessed(found, io);
  if (witnessed?.kind !== 'unknown') return exit;
  return say(io, witnessed.words, 3);
}

function compareWithWitness({ origin, memory, report, key, book }: Found, witness: Witness): Comparison {
  if (origin === null || memory === null) {
    return {
      kind: 'unknown',
      words: 'No checkpoint says what this history is called, so the witness could not be asked. Name it with --origin.',
    };
  }
  const wasWitnessed = book.witnessed() !== null;
  return compareWitnessed(report, memory, { origin, key, witnessKey: witness.key, wasWitnessed });
}

function sayEmpty({ asked, file, reading }: Found, io: LedgerVerifyIo): VerifyExit {
  if (asked.file !== null) return say(io, `There is no history in ${file}.`, 3);
  return reading?.kind === 'ok' ? say(io, 'There is no history yet.', 0) : say(io, sayChain(0, null, reading), 3);
}

/** The name is said where nobody named it: a history written anew may have given itself another. */
function sayWitnessed(
  { report, asked, origin }: Found,
  { size, words }: { readonly size: number; readonly words: string },
  io: LedgerVerifyIo,
): VerifyExit {
  const after = report.lines - size;
  io.print(`History is intact: ${holds(report)}, the first ${size} ${words}.`);
  if (asked.origin === null) io.print(`It calls itself ${origin}. Name the one you expect with --origin.`);
  if (after > 0) io.print(`Unwitnessed: the last ${after}. Whoever can also write the keyring could have changed those.`);
  return 0;
}

/** What nobody outside this computer remembers is said plainly. */
function sayUnwitnessed(found: Found, io: LedgerVerifyIo): VerifyExit {
  const { asked, reading, report, anchor } = found;
  const signed = signedWords(found);
  if (asked.file !== null) {
    io.print(`The chain holds: ${holds(report)}.${signed} Entries cut off the end could not be seen without the keyring of its user.`);
  } else if (anchor !== null) io.print(`History is intact: ${holds(report)}, checked against the keyring.${signed}`);
  else io.print(sayChain(report.lines, report, reading));
  io.print('Without a witness, a history written anew from its beginning, or an older copy put back with its keyring, could not be seen.');
  return asked.file !== null || anchor !== null ? 0 : 3;
}

/** Only the keyring of its user says with which key it has to be signed. */
function signedWords({ book, key }: Found): string {
  const last = book.latest();
  if (last === null) return '';
  return key === null
    ? ` Checkpoints cover the first ${last.size}; who signed them was not checked, as the keyring of its user did not say.`
    : ` Signed checkpoints cover the first ${last.size}.`;
}

function sayChain(lines: number, report: ChainReport | null, reading: AnchorReading | null): string {
  const why = reading?.kind === 'unavailable' ? keyringWords[reading.why] : 'remembers no end of it yet';
  return `The chain holds: ${report === null ? `${lines} entries` : holds(report)}. The keyring ${why}, so entries cut off the end could not be seen.`;
}

const keyringWords = { locked: 'is locked', missing: 'is missing', failed: 'did not answer' } as const;

function holds(report: ChainReport): string {
  const entries = report.lines === 1 ? '1 entry' : `${report.lines} entries`;
  return report.tornAt === null ? entries : `${entries} and a last line that a crash cut short`;
}

function originIn(book: CheckpointBook): string | null {
  return readCheckpoint(readNote(book.latest()?.note ?? '')?.text ?? '')?.origin ?? null;
}

/** Null where the words are not understood. */
function readArgs(args: readonly string[]): Asked | null {
  const options = {
    file: { type: 'string' },
    witness: { type: 'string' },
    'witness-key': { type: 'string' },
    'without-witness': { type: 'boolean', default: false },
    origin: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    if (Object.values(values).includes('')) return null;
    const { witness: url, 'witness-key': keyText, 'without-witness': without } = values;
    const key = keyText === undefined ? null : readPublicKey(keyText);
    if (keyText !== undefined && (key === null || url === undefined)) return null;
    if (url !== undefined && (without || !URL.canParse(url))) return null;
    const witness = url !== undefined ? { url, key } : without ? null : ('fromRules' as const);
    return { file: values.file ?? null, witness, origin: values.origin ?? null };
  } catch {
    return null;
  }
}

function say(io: LedgerVerifyIo, line: string, exit: VerifyExit): VerifyExit {
  io.print(line);
  return exit;
}
