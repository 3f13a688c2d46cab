import type { LedgerDisk } from './ledger-disk.ts';

/** A line as it lies in the file. */
export interface FileLine {
  /** Without the line feed; cut off at `maxLineBytes`. */
  readonly bytes: Uint8Array;
  /** Offset of its first byte. */
  readonly start: number;
  /** False for a last line without its line feed. */
  readonly complete: boolean;
  readonly tooLong: boolean;
}

/** Far above the longest entry; nothing longer is ever held in memory. */
export const maxLineBytes = 64 * 1024;
const chunkBytes = 256 * 1024;
const lineFeed = 0x0a;
// Every byte counts, a byte order mark too.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function textOf(line: FileLine): string {
  return decoder.decode(line.bytes);
}

/** Every line of the file, oldest first, holding one chunk at a time. */
export async function* linesFromStart(disk: LedgerDisk): AsyncGenerator<FileLine> {
  const size = await disk.size();
  let carry: Uint8Array = new Uint8Array();
  let start = 0;
  for (let offset = 0; offset < size; ) {
    const chunk = await disk.readRange(offset, Math.min(offset + chunkBytes, size));
    if (chunk.length === 0) break;
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      yield fileLine(joined(carry, chunk.subarray(from, at)), start, true);
      carry = new Uint8Array();
      from = at + 1;
      start = offset + from;
    }
    carry = joined(carry, chunk.subarray(from));
    offset += chunk.length;
  }
  if (carry.length > 0) yield fileLine(carry, start, false);
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
      yield fileLine(window.subarray(feed + 1, lineEnd), from + feed + 1, true);
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

/** Keeps one byte over the limit, so that the line is known to be too long. */
function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const room = Math.max(0, maxLineBytes + 1 - a.length);
  return a.length === 0 ? b.subarray(0, room) : Buffer.concat([a, b.subarray(0, room)]);
}

function fileLine(bytes: Uint8Array, start: number, complete: boolean): FileLine {
  return { bytes: bytes.subarray(0, maxLineBytes), start, complete, tooLong: bytes.length > maxLineBytes };
}
