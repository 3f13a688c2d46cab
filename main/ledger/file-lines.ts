import { Buffer } from 'node:buffer';
import type { LedgerDisk } from './ledger-disk.ts';

/** A line read backwards. */
export interface FileLine {
  /** Without the line feed; cut off at `maxLineBytes`. */
  readonly bytes: Uint8Array;
  /** Offset of its first byte. */
  readonly start: number;
}

/** Far above the longest entry; nothing longer is ever held in memory. */
export const maxLineBytes = 64 * 1024;
const chunkBytes = 256 * 1024;
const lineFeed = 0x0a;
// Every byte counts, a byte order mark too.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A line read forwards. */
export interface LeafLine {
  /** The byte 0, then the line without its line feed, cut off at `maxLineBytes`: a leaf of the tree, as RFC 6962 hashes it. */
  readonly leaf: Buffer;
  /** The line within what was read with it: from `at` on, a character for each byte. Not its text where that is not ASCII. */
  readonly around: string;
  readonly at: number;
  /** Offset of its first byte in the file. */
  readonly start: number;
  /** False for a last line without its line feed. */
  readonly complete: boolean;
  readonly tooLong: boolean;
}

/**
 * Every line of the first `end` bytes, oldest first, many at a time: waiting for each line by itself would take longer than
 * hashing it. The next chunk is read meanwhile. Holds two chunks and the beginning of a line.
 */
export async function* lineBatches(disk: LedgerDisk, end: number): AsyncGenerator<readonly LeafLine[]> {
  let carry: Uint8Array = new Uint8Array();
  let carryStart = 0;
  let reading = readChunk(disk, 0, end);
  for (let offset = 0; offset < end; ) {
    const chunk = await reading;
    if (chunk.length === 0) break;
    reading = readChunk(disk, offset + chunk.length, end);
    // One byte before the first line, for the mark of a leaf; each other line has the line feed before it.
    const window = Buffer.concat([leafMark, carry, chunk]);
    const { lines, rest } = cutLines(window, carryStart, offset + chunk.length - window.length);
    yield lines;
    offset += chunk.length;
    if (lines.length > 0) carryStart = offset - (window.length - rest);
    // One byte over the limit is kept, so that the line is known to be too long.
    carry = window.subarray(rest, rest + maxLineBytes + 1);
  }
  if (carry.length > 0) yield [leafLine(Buffer.concat([leafMark, carry]), Buffer.from(carry).toString('latin1'), 0, carryStart, false)];
}

function readChunk(disk: LedgerDisk, start: number, end: number): Promise<Uint8Array> {
  const chunk = disk.readRange(start, Math.min(start + chunkBytes, end));
  // Whoever has read enough waits for no more, and must not be told of its failure either.
  chunk.catch(() => {});
  return chunk;
}

const leafMark = Buffer.from([0]);

/**
 * The lines in `window` from its second byte on, and where the one begins that does not end in it. Marks the byte before
 * each. `first`: offset in the file of the first line; of the others, their index and `base`.
 */
function cutLines(window: Buffer, first: number, base: number) {
  const lines: LeafLine[] = [];
  // Found in a string several times as fast as in a buffer, and not cut out of it: a part of a string is read slowly.
  const text = window.toString('latin1');
  let from = 1;
  for (let feed = text.indexOf('\n', from); feed >= 0; feed = text.indexOf('\n', from)) {
    window[from - 1] = 0;
    lines.push(leafLine(window.subarray(from - 1, feed), text, from, from === 1 ? first : base + from, true));
    from = feed + 1;
  }
  return { lines, rest: from };
}

function leafLine(leaf: Buffer, around: string, at: number, start: number, complete: boolean): LeafLine {
  const tooLong = leaf.length > maxLineBytes + 1;
  return { leaf: tooLong ? leaf.subarray(0, maxLineBytes + 1) : leaf, around, at, start, complete, tooLong };
}

/** The complete lines that end at or before byte `end`, newest first, holding two chunks at most. Ends early at a line longer than that. */
export async function* linesFromEnd(disk: LedgerDisk, end: number): AsyncGenerator<FileLine> {
  let carry: Uint8Array = new Uint8Array();
  let offset = end;
  while (offset > 0 && carry.length <= chunkBytes) {
    const from = Math.max(0, offset - chunkBytes);
    const window = Buffer.concat([await disk.readRange(from, offset), carry]);
    let lineEnd = window.lastIndexOf(lineFeed);
    for (let feed = before(window, lineEnd); lineEnd >= 0 && (feed >= 0 || from === 0); feed = before(window, lineEnd)) {
      yield fileLine(window.subarray(feed + 1, lineEnd), from + feed + 1);
      lineEnd = feed;
    }
    carry = window.subarray(0, lineEnd + 1);
    offset = from;
  }
}

/** Index of the line feed before `index`, or -1. */
function before(bytes: Buffer, index: number): number {
  return index <= 0 ? -1 : bytes.lastIndexOf(lineFeed, index - 1);
}

function fileLine(bytes: Uint8Array, start: number): FileLine {
  return { bytes: bytes.subarray(0, maxLineBytes), start };
}
