import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** The numbers that titles of tests, and of groups of them, begin with; what is skipped has none. */
function numbersIn(file: string): readonly string[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  const running = lines.filter((line) => !/\.(?:skip|todo|fails)\b/.test(line));
  return running.flatMap((line) => /\(['"`]security (\d+): /.exec(line)?.[1] ?? []);
}

function testFiles(): readonly string[] {
  const names = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules')).map((name) => `test/${name}`);
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

  it('names for each of them a test that runs under its number', () => {
    for (const [number, , held = ''] of rowsUnder('The twelve security tests')) {
      const numbered = filesIn(held).filter((file) => existsSync(path.join(root, file)) && numbersIn(file).includes(number ?? ''));
      expect(numbered, `security ${number}`).not.toEqual([]);
    }
  });

  it('names every file in which a test has a number', () => {
    const named = new Map(rowsUnder('The twelve security tests').map(([number, , held = '']) => [number, filesIn(held)]));
    for (const file of testFiles()) for (const number of numbersIn(file)) expect(named.get(number), `${number} in ${file}`).toContain(file);
  });

  it('goes through Electron’s checklist item by item, each with the test that holds it', () => {
    const rows = rowsUnder('Electron’s checklist');
    const items = rows.flatMap(([item = '']) => {
      const [from = Number.NaN, to = from] = [...(item.match(/^[\d ,to]+/)?.[0] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number));
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
    expect(items).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const [item = '', , held = ''] of rows) {
      // Which Electron is current no test can know; that the versions named are the ones declared, the next test holds.
      const wanted = item.startsWith('16 ') ? 'scripts/' : 'test/';
      expect(
        filesIn(held).filter((file) => file.startsWith(wanted)),
        item,
      ).not.toEqual([]);
    }
  });

  it('names the Electron that is declared and the one it falls back on', () => {
    const how = rowsUnder('Electron’s checklist').find(([item = '']) => item.startsWith('16 '))?.[1];
    const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const fallback = /electronVersion: '([\d.]+)'/.exec(readFileSync(path.join(root, 'scripts/electron-from-registry.ts'), 'utf8'))?.[1];
    expect([...(how ?? '').matchAll(/\d+\.\d+\.\d+/g)].map(([version]) => version)).toEqual([devDependencies.electron, fallback]);
  });

  it('names no file that is not there', () => {
    expect(filesIn(page).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
