import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { policyTable, withPolicyTable } from '../../scripts/policy/reference-page.ts';
import { policySchema } from '../../shared/policy-schema.ts';
import { repository } from './documents.ts';

it('docs/policy.md says what shared/policy.ts says; else run: npx tsx scripts/policy/reference-page.ts', () => {
  const page = readFileSync(path.join(repository, 'docs', 'policy.md'), 'utf8');
  expect(page).toBe(withPolicyTable(page));
});

it('the table has a row for every key', () => {
  for (const key of Object.keys(policySchema.shape)) expect(policyTable()).toContain(`| \`${key}\` |`);
});

it('a page without the place for the table is refused', () => {
  expect(() => withPolicyTable('# Policy')).toThrow(/place of the table/);
});
