import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkNames, finerTypes } from '../../shared/checks/names.ts';
import { repository } from './documents.ts';

const page = readFileSync(path.join(repository, 'docs', 'checks.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('|'));

it.each(checkNames)('docs/checks.md has a row for the check `%s`', (name) => {
  expect(rows.filter((row) => row.split('|')[1]?.includes(`\`${name}\``))).toHaveLength(1);
});

it.each(finerTypes)('docs/checks.md names the type `%s`', (name) => {
  expect(rows.some((row) => row.includes(`\`${name}\``))).toBe(true);
});
