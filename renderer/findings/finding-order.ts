import type { Finding, FindingLevel } from '../../shared/finding.ts';
import type { DraftPart } from '../../shared/post.ts';
import { listed } from '../parts/listed.ts';
import { count } from '../parts/words.ts';

export const levelNames: Readonly<Record<FindingLevel, string>> = { stop: 'Stop', caution: 'Caution', info: 'Note' };

const order: Readonly<Record<FindingLevel, number>> = { stop: 0, caution: 1, info: 2 };
const levels = ['stop', 'caution', 'info'] as const;

/** So many are shown before the rest is folded. */
const mostShown = 4;
/** Words of a finding that are quoted, in characters. */
const longestQuote = 60;

/** The strictest first, else in the order of the checks; all but the first few folded, where that is more than one. */
export function foldFindings(findings: readonly Finding[]): { readonly shown: readonly Finding[]; readonly folded: readonly Finding[] } {
  const sorted = findings.toSorted((a, b) => order[a.level] - order[b.level]);
  if (sorted.length <= mostShown + 1) return { shown: sorted, folded: [] };
  return { shown: sorted.slice(0, mostShown), folded: sorted.slice(mostShown) };
}

/** `3 cautions (2 still to check) and 1 note` */
export function foldWords(folded: readonly Finding[], acknowledged: readonly string[]): string {
  const open = folded.filter(({ level, id }) => level === 'caution' && !acknowledged.includes(id)).length;
  return listed(countsOf(folded).map((words) => (/caution/.test(words) && open > 0 ? `${words} (${open} still to check)` : words)));
}

/** What a screen reader is told when it changes; empty at first. */
export function announcementOf(findings: readonly Finding[]): string {
  return findings.length === 0 ? 'The checks have nothing to say.' : `The checks say: ${listed(countsOf(findings))}.`;
}

function countsOf(findings: readonly Finding[]): readonly string[] {
  const counted = levels.map((level) => ({ level, amount: findings.filter((finding) => finding.level === level).length }));
  return counted.filter(({ amount }) => amount > 0).map(({ level, amount }) => count(amount, levelNames[level].toLowerCase()));
}

/** The words a finding is about, shortened, or null where it is about the whole draft. */
export function quoteOf(parts: readonly DraftPart[], { part, start, end }: Finding): string | null {
  if (start === null || end === null) return null;
  const words = Array.from((parts[part]?.text ?? '').slice(start, end).replace(/\s+/g, ' ').trim());
  if (words.length === 0) return null;
  return words.length <= longestQuote ? words.join('') : `${words.slice(0, longestQuote).join('').trimEnd()}…`;
}
