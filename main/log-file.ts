import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LogSink } from './log.ts';

/** Only the user may read the log. */
const ownerOnly = 0o600;

/**
 * Appends to `file`; at `maxBytes` it becomes `file.1`, and the `file.1` before it is gone. Writes at once, so that the
 * last line before a crash is there. A full disk or a folder that is gone silences the log, never the program.
 */
export function rotatingFile(file: string, maxBytes: number): LogSink {
  let size = sizeOf(file);
  return (line) => {
    try {
      const length = Buffer.byteLength(line);
      if (size > 0 && size + length > maxBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      if (size === 0) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      appendFileSync(file, line, { mode: ownerOnly });
      size += length;
    } catch {
      size = sizeOf(file);
    }
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
