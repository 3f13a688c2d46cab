import Papa from 'papaparse';
import { z } from 'zod';
import { largestFile, longestMention, mostMentions } from '../../shared/audience.ts';
import { jsonOrUndefined, withoutByteOrderMark } from '../../shared/json-text.ts';
import { type FileColumns, findAuthor, findText, findTime } from './file-columns.ts';
import { readTime } from './read-time.ts';

/** What a file holds. `bad`: nothing of it is used; one plain sentence says what, where, and what to do. */
export type FileReading =
  | { readonly kind: 'ok'; readonly mentions: readonly FileMention[]; readonly empty: number }
  | { readonly kind: 'chooseColumns'; readonly columns: readonly string[]; readonly text: string | null; readonly time: string | null }
  | { readonly kind: 'bad'; readonly words: string };

export interface FileMention {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly author: string | null;
}

export interface FileToRead {
  readonly text: string;
  /** Null where they are to be found by their names. */
  readonly columns: FileColumns | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Rows as names and values, and what a row is called. */
interface Table {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly rowName: (index: number) => string;
}
type Bad = Extract<FileReading, { kind: 'bad' }>;

const aDayMs = 86_400_000;
/** Older than any social network. */
const earliest = Date.UTC(1990, 0, 1);

/** Reads mentions from CSV (RFC 4180, any delimiter) or JSON lines; whole or not at all. */
export function readMentionsFile({ text, columns, now }: FileToRead): FileReading {
  if (text.length > largestFile)
    return bad(`This is larger than ${largestFile / 1_000_000} million characters. Divide it, and read the parts.`);
  const bare = withoutByteOrderMark(text);
  if (bare.trim() === '') return bad('This is empty. It needs a heading such as text,time and a row for each mention.');
  const table = bare.trimStart().startsWith('{') ? readJsonLines(bare) : readCsv(bare);
  if (table.kind === 'bad') return table;
  if (table.rows.length === 0) return bad('This has a heading and no rows. Add a row for each mention.');
  if (table.rows.length > mostMentions) {
    return bad(`This has ${table.rows.length} rows, and ${mostMentions} are the most. Keep the newest, and read it again.`);
  }
  const chosen = columns ?? { text: findText(table.columns), time: findTime(table.columns) };
  if (!isIn(table.columns, chosen.text) || !isIn(table.columns, chosen.time))
    return { kind: 'chooseColumns', columns: table.columns, ...chosen };
  return mentionsOf(table, { text: chosen.text, time: chosen.time }, now);
}

function mentionsOf({ columns, rows, rowName }: Table, chosen: FileColumns, now: number): FileReading {
  const authorColumn = findAuthor(columns);
  const mentions: FileMention[] = [];
  for (const [index, row] of rows.entries()) {
    const text = (row[chosen.text] ?? '').trim();
    if (text === '') continue;
    const written = row[chosen.time] ?? '';
    const at = readTime(written);
    if (at === null) return bad(`${rowName(index)}: the time ${quoted(written)} cannot be read. Write it like 2026-11-23 14:05.`);
    if (at < earliest || at > now + aDayMs) {
      return bad(
        `${rowName(index)}: the time ${quoted(written)} is ${at < earliest ? 'before 1990' : 'in the future'}. Correct it, and read the file again.`,
      );
    }
    const author = authorColumn === null ? '' : (row[authorColumn] ?? '').trim().replace(/^@/, '');
    mentions.push({ text: text.slice(0, longestMention), at, author: author === '' ? null : author.slice(0, 300) });
  }
  if (mentions.length === 0) return bad(`No row has anything in the column ${quoted(chosen.text)}. Choose another column.`);
  return { kind: 'ok', mentions, empty: rows.length - mentions.length };
}

function readCsv(text: string): Table | Bad {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const quotes = parsed.errors.find(({ type }) => type === 'Quotes');
  if (quotes !== undefined) return bad(`Row ${quotes.row ?? 1}: a quotation mark is opened and not closed. Close it, or double it.`);
  const [heading = [], ...body] = parsed.data;
  const columns = heading.map((name, index) => name.trim().slice(0, 100) || `Column ${index + 1}`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) return bad(`The heading has ${quoted(twice)} twice. Give each column its own name.`);
  const tooLong = body.findIndex((row) => row.length > columns.length);
  if (tooLong !== -1) {
    return bad(
      `Row ${tooLong + 1}: there are ${body[tooLong]?.length} values under ${columns.length} columns. Put texts with commas in quotation marks.`,
    );
  }
  const rows = body.map((values) => Object.fromEntries(columns.map((name, index) => [name, values[index] ?? ''])));
  return { kind: 'table', columns, rows, rowName: (index) => `Row ${index + 1}` };
}

const lineSchema = z.record(z.string(), z.unknown());

function readJsonLines(text: string): Table | Bad {
  const rows: Readonly<Record<string, string>>[] = [];
  const numbers: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = lineSchema.safeParse(jsonOrUndefined(line));
    if (!parsed.success)
      return bad(`Line ${index + 1}: this is not a JSON object. Write one in each line, such as {"text":"…","time":"2026-11-23"}.`);
    const values = Object.entries(parsed.data).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
    rows.push(Object.fromEntries(values.map(([name, value]) => [name, String(value)])));
    numbers.push(index + 1);
  }
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 100);
  return { kind: 'table', columns, rows, rowName: (index) => `Line ${numbers[index]}` };
}

function isIn(columns: readonly string[], name: string | null): name is string {
  return name !== null && columns.includes(name);
}

function quoted(text: string): string {
  return text === '' ? '(empty)' : `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

function bad(words: string): Bad {
  return { kind: 'bad', words };
}
