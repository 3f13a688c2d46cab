import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { policyKey, policyKeyNames } from '../shared/policy-keys.ts';
import { mustBe } from '../shared/policy-words.ts';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

const PAGE = fileURLToPath(new URL('../docs/policy.md', import.meta.url));
const BEGIN = '<!-- keys: made by scripts/policy-page.ts -->';
const END = '<!-- end of keys -->';

/** The table of all keys, in the order of their definition. */
export function policyTable(): string {
  const rows = policyKeyNames.map((name) => {
    const key = policyKey(name);
    const preset = 'preset' in key ? `\`${JSON.stringify(key.preset)}\`` : 'none';
    return `| \`${name}\` | ${mustBe(key.type)} | ${preset} | ${[key.help, key.more].filter(Boolean).join(' ')} |`;
  });
  return ['| key | must be | default | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** The page with its table made anew. Throws where the page has no place for it. */
export function withPolicyTable(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/policy.md has no place of the table. Put back: ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${policyTable()}\n\n${page.slice(end)}`;
}

runAsScript(import.meta.url, async () => {
  writeFileSync(PAGE, withPolicyTable(readFileSync(PAGE, 'utf8')));
  say('docs/policy.md: the table of keys is as shared/policy-keys.ts says');
});
