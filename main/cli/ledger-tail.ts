import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { hashForNext, readLine, readLink } from '../ledger/ledger-record.ts';

/** What the last entries of a ledger say, without keyring or program. */
export interface LedgerTail {
  readonly ledger: 'holds' | 'none' | 'changed' | 'unreadable';
  /** Brands signed in and not gone since, by what these entries name: accounts that were no brand then are not named. */
  readonly brands: number;
}

/** Bytes: some 4,000 entries, read and followed in a few milliseconds however long the ledger is. */
const tailBytes = 1_048_576;
const lineFeed = 0x0a;

/** `ownerUid`: whose file it must be; null where the system has no such ids. Reads no link, no pipe, no device. */
export async function readLedgerTail(path: string, ownerUid: number | null): Promise<LedgerTail> {
  try {
    const bytes = await lastBytes(path, ownerUid);
    return bytes === null ? { ledger: 'unreadable', brands: 0 } : followTail(bytes);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return { ledger: missing ? 'none' : 'unreadable', brands: 0 };
  }
}

async function lastBytes(path: string, ownerUid: number | null): Promise<Buffer | null> {
  // Root looks into folders of others: nothing there may lead it elsewhere, or keep it waiting. Windows has neither flag.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await file.stat();
    if (!facts.isFile() || (ownerUid !== null && facts.uid !== ownerUid)) return null;
    const start = Math.max(0, facts.size - tailBytes);
    const buffer = Buffer.alloc(facts.size - start);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    const read = buffer.subarray(0, bytesRead);
    return start === 0 ? read : read.subarray(read.indexOf(lineFeed) + 1);
  } finally {
    await file.close();
  }
}

/** A last line without its line feed was cut short by a crash and never acknowledged: it is passed over. */
function followTail(bytes: Buffer): LedgerTail {
  const brands = new Set<string>();
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
