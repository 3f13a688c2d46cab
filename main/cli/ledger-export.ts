import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ExportSource } from '../../shared/export/ocsf-event.ts';
import { entriesAfter } from '../export/entries-after.ts';
import { namedSource } from '../export/named-source.ts';
import { type ExportFormat, sinkAddress, writeExport } from '../export/write-export.ts';
import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import type { Exchange } from '../ledger/witness-client.ts';

/** What `hatcheck ledger export` reaches the world through. */
export interface LedgerExportIo {
  readonly ownFile: string;
  disk(file: string): LedgerDisk;
  readonly source: ExportSource;
  readonly exchange: Exchange;
  print(line: string): void;
  complain(words: string): void;
}

const usage = 'Use: hatcheck ledger export [--format ocsf|otlp] [--file FILE] [--after NUMBER] [--to URL|FILE]';
const batch = 100;

interface Asked {
  readonly format: ExportFormat;
  readonly file: string | null;
  readonly after: number;
  readonly to: string | null;
}

/**
 * `hatcheck ledger export`; `args` are the words after `export`. Prints the entries, or sends or writes them. Says on the
 * error stream where to go on. 0: done. 3: not, or not understood.
 */
export async function runLedgerExport(args: readonly string[], io: LedgerExportIo): Promise<0 | 3> {
  const asked = readArgs(args);
  if (asked === null) {
    io.complain(usage);
    return 3;
  }
  let last = asked.after;
  try {
    const file = asked.file ?? io.ownFile;
    const disk = io.disk(file);
    if ((await disk.size()) === 0) return sayNone(file, io);
    const source = await namedSource(disk, io.source);
    const entries = await entriesAfter(disk, asked.after, 0);
    const written: string[] = [];
    for (let from = 0; from < entries.length; from += batch) {
      const part = entries.slice(from, from + batch);
      const { body, contentType } = await writeExport(asked.format, part, source);
      if (asked.to !== null && isAddress(asked.to)) await post(io, sinkAddress(asked.to, asked.format), body, contentType);
      else if (asked.to === null) io.print(body.trimEnd());
      else written.push(body);
      if (written.length === 0) last = part.at(-1)?.seq ?? last;
    }
    // A file is written as a whole: until it is, there is nowhere else to go on than where this began.
    if (asked.to !== null && !isAddress(asked.to)) await writeFile(asked.to, written.join(''), { mode: 0o600 });
    last = entries.at(-1)?.seq ?? last;
    io.complain(`Exported ${entries.length} entries. Go on with --after ${last}.`);
    return 0;
  } catch (error) {
    io.complain(`The export ended early: ${error instanceof Error ? error.message : String(error)}. Go on with --after ${last}.`);
    return 3;
  }
}

function sayNone(file: string, io: LedgerExportIo): 3 {
  io.complain(`There is no history in ${file}.`);
  return 3;
}

async function post({ exchange }: LedgerExportIo, url: string, body: string, contentType: string): Promise<void> {
  const { status } = await exchange({ url, method: 'POST', headers: { 'content-type': contentType }, body });
  if (status < 200 || status > 299) throw new Error(`${new URL(url).host} answered ${status}`);
}

function isAddress(to: string): boolean {
  return /^https?:\/\//.test(to);
}

/** Null where the words are not understood. */
function readArgs(args: readonly string[]): Asked | null {
  const options = { format: { type: 'string' }, file: { type: 'string' }, after: { type: 'string' }, to: { type: 'string' } } as const;
  try {
    const { format = 'ocsf', file, after = '0', to } = parseArgs({ args: [...args], options }).values;
    if ((format !== 'ocsf' && format !== 'otlp') || !/^\d{1,15}$/.test(after) || file === '' || to === '') return null;
    return { format, file: file ?? null, after: Number(after), to: to ?? null };
  } catch {
    return null;
  }
}
