import { type PolicyKeyName, policyKey } from '../../shared/policy-keys.ts';
import { mustBe } from '../../shared/policy-words.ts';

/** What a key does, must be and is by default: plain text for the tools of administrators. */
export function keyHelp(name: PolicyKeyName): string {
  const key = policyKey(name);
  const more = key.more === undefined ? '' : ` ${plain(key.more)}`;
  const preset = 'preset' in key ? ` Without this rule: ${JSON.stringify(key.preset)}.` : '';
  return `${key.help}${more}\n\nMust be ${mustBe(key.type)}.${preset} Since Hatcheck ${key.since}.`;
}

/** Without Markdown's marks: code and the words of links as they are, no addresses. */
function plain(markdown: string): string {
  const parts = markdown.split('`');
  return parts
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\*([^*]+)\*/g, '$1')))
    .join('');
}
