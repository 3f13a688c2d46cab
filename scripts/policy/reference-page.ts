import type { Tighter } from '../../shared/policy-keys/key-types.ts';
import { policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { mustBe } from '../../shared/policy-words.ts';

const BEGIN = '<!-- keys: made by npm run generate -->';
const END = '<!-- end of keys -->';

const stricter: Readonly<Record<Tighter, string>> = {
  it: '',
  smaller: 'less',
  larger: 'more',
  yes: '`true`',
  no: '`false`',
  inOrder: 'the later',
  more: 'longer',
  fewer: 'shorter',
  raised: 'the higher level',
};

/** The table of all keys, in the order of their definition. */
export function policyTable(): string {
  const rows = policyKeyNames.map((name) => {
    const key = policyKey(name);
    const preset = 'preset' in key ? `\`${JSON.stringify(key.preset)}\`` : 'none';
    const effect = [key.help, key.more].filter(Boolean).join(' ');
    return `| \`${name}\` | ${mustBe(key.type)} | ${preset} | ${stricter[key.tighter]} | ${key.since} | ${effect} |`;
  });
  return ['| key | must be | default | stricter is | since | what it does |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

/** The page with its table made anew. Throws where the page has no place for it. */
export function withPolicyTable(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/policy.md has no place of the table. Put back: ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${policyTable()}\n\n${page.slice(end)}`;
}
