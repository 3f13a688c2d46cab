import type { Policy } from '../../shared/policy.ts';
import type { Tool } from '../run-tool.ts';

/**
 * What a tool's answer means, held against what policy expects. `unclear`: an answer that cannot be understood proves
 * nothing, neither that the computer is the company's nor that it is not. `elsewhere`: enrolled, but not where the rules
 * expect; that may be a slip in the rules. `at`: where it is enrolled, by `placeName`. `said` completes "The tool says …".
 */
export type Finding =
  | { readonly kind: 'met' | 'elsewhere'; readonly said: string; readonly at: readonly string[] }
  | { readonly kind: 'notMet' | 'unclear'; readonly said: string };

/** One thing that the system knows about whose computer this is. */
export interface Signal {
  /** On screen. */
  readonly name: string;
  readonly tool: Tool;
  /** Does this policy expect anything of it? */
  isExpected(policy: Policy): boolean;
  /** A pure function from the tool's words to what they mean. */
  find(text: string, policy: Policy): Finding;
}

/** Do two names mean the same host, realm or tenant? */
export function isAmong(expected: readonly string[], found: string): boolean {
  return expected.some((one) => plain(one) !== '' && plain(one) === plain(found));
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, '');
}

/** A realm, a tenant or a server in the one spelling it is remembered by: at most 200 characters. */
export function placeName(sort: 'realm' | 'tenant' | 'server', name: string): string {
  return `${sort} ${plain(name)}`.slice(0, 200);
}

/** At most so much of a foreign program's words is shown. */
const shownCharacters = 80;

/** Somebody else's words, for showing: one line, nothing that reorders or hides, and not endless. */
export function shown(words: string): string {
  return words.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').slice(0, shownCharacters);
}
