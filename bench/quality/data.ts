import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';

/** Rows of a CSV file with a header line (RFC 4180), by column name. */
export async function readCsv(folder: string, name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** Objects of a JSON Lines file. */
export async function readJsonLines(folder: string, name: string): Promise<readonly unknown[]> {
  const text = await readFile(join(folder, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}
