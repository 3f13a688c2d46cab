import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

/** The rows of the table under a heading, each as its cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function filesIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:test|main|shared|renderer|scripts)\/[\w./-]+\.(?:tsx?|html))`/g)].map(([, file = '']) => file);
}

describe('the document on security', () => {
  it('names for each of the twelve security tests, in their order, tests that exist, and what was not run', () => {
    const rows = rowsUnder('The twelve security tests');
    expect(rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    for (const [number, , held = '', gap = ''] of rows) {
      expect(
        filesIn(held).filter((file) => file.startsWith('test/')),
        `security test ${number}`,
      ).not.toEqual([]);
      expect(gap, `what security test ${number} leaves open`).not.toBe('');
    }
  });

  it('goes through Electron’s checklist item by item, each with the file that holds it', () => {
    const rows = rowsUnder('Electron’s checklist');
    const items = rows.flatMap(([item = '']) => {
      const [from = Number.NaN, to = from] = [...(item.match(/^[\d ,to]+/)?.[0] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number));
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
    expect(items).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const [item, , held = ''] of rows) expect(filesIn(held), `${item}`).not.toEqual([]);
  });

  it('names no file that is not there', () => {
    expect(filesIn(page).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
