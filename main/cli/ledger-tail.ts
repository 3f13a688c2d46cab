import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { hashForNext, readLine, readLink } from '../ledger/ledger-record.ts';

/** What a ledger says without keyring or program. */
export interface LedgerTail {
  /** By its last entries. */
  readonly ledger: 'holds' | 'none' | 'changed' | 'unreadable';
  /** Brands signed in and not gone since, by what the entries name: accounts that were no brand then are not named. */
  readonly brands: number;
}

/** Bytes: some 650 entries, read and followed in a few milliseconds however long the ledger is. */
const tailBytes = 256 * 1024;
/** Bytes before those that are looked through for sign-ins alone: some 150,000 entries, in some 30 ms. */
const olderBytes = 64 * 1_048_576;
const chunkBytes = 4 * 1_048_576;
const lineFeed = 0x0a;

/** `ownerUid`: whose file it must be; null where the system has no such ids. Reads no link, no pipe, no device. */
export async function readLedgerTail(path: string, ownerUid: number | null): Promise<LedgerTail> {
  try {
    return await readFrom(path, ownerUid);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return { ledger: missing ? 'none' : 'unreadable', brands: 0 };
  }
}

async function readFrom(path: string, ownerUid: number | null): Promise<LedgerTail> {
  // Root looks into folders of others: nothing there may lead it elsewhere, or keep it waiting. Windows has neither flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await file.stat();
    if (!facts.isFile() || (ownerUid !== null && facts.uid !== ownerUid)) return { ledger: 'unreadable', brands: 0 };
    const start = Math.max(0, facts.size - tailBytes);
    const read = await readAt(file, start, facts.size);
    // The line that lies across the beginning is one of the older ones.
    const from = start === 0 ? 0 : read.indexOf(lineFeed) + 1;
    return followTail(read.subarray(from), await brandsBefore(file, start + from));
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}

/** What is signed in by the older lines, which end at byte `end`. Only those that say so are read. */
async function brandsBefore(file: FileHandle, end: number): Promise<Set<string>> {
  const brands = new Set<string>();
  let carry: Buffer = Buffer.alloc(0);
  for (let offset = Math.max(0, end - olderBytes); offset < end; offset += chunkBytes) {
    const window: Buffer = Buffer.concat([carry, await readAt(file, offset, Math.min(end, offset + chunkBytes))]);
    const whole = window.lastIndexOf(lineFeed) + 1;
    const text = window.toString('latin1', 0, whole);
    for (const { index } of text.matchAll(signInsAndEnds)) {
      noteBrand(brands, window.toString('utf8', text.lastIndexOf('\n', index) + 1, text.indexOf('\n', index)));
    }
    carry = window.subarray(whole);
  }
  return brands;
}

const signInsAndEnds = /"act":"(?:signIn|removeCredential)"/g;

/** A last line without its line feed was cut short by a crash and never acknowledged: it is passed over. */
function followTail(bytes: Buffer, brands: Set<string>): LedgerTail {
  let before: { readonly seq: number; readonly line: Buffer } | null = null;
  for (let from = 0, feed = bytes.indexOf(lineFeed); feed >= 0; from = feed + 1, feed = bytes.indexOf(lineFeed, from)) {
    const raw = bytes.subarray(from, feed);
    const text = raw.toString('utf8');
    const link = readLink(text);
    if (link === null) return { ledger: 'changed', brands: brands.size };
    if (before !== null && (link.seq !== before.seq + 1 || link.prevHash !== hashForNext(before.line, link.v)))
      return { ledger: 'changed', brands: brands.size };
    before = { seq: link.seq, line: raw };
    noteBrand(brands, text);
  }
  return { ledger: before === null ? 'none' : 'holds', brands: brands.size };
}

function noteBrand(brands: Set<string>, text: string): void {
  const event = readLine(text)?.event;
  if (event?.who?.kind !== 'brand' || event.decision !== 'done') return;
  const name = `${event.who.network}:${event.who.subject}`;
  if (event.act === 'signIn') brands.add(name);
  if (event.act === 'removeCredential') brands.delete(name);
}
