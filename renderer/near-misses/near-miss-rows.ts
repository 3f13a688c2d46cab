import type { NearMisses } from '../../shared/near-misses.ts';

export interface NearMissRow {
  /** `November 2026` */
  readonly month: string;
  readonly kind: string;
  readonly times: number;
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The newest month first, in it the most frequent first. */
export function nearMissRows(misses: NearMisses): readonly NearMissRow[] {
  const months = Object.entries(misses).toSorted(([a], [b]) => b.localeCompare(a));
  return months.flatMap(([month, kinds]) =>
    Object.entries(kinds)
      .toSorted(([a, some], [b, others]) => others - some || a.localeCompare(b))
      .map(([kind, times]) => ({ month: monthName.format(new Date(`${month}-01T00:00:00Z`)), kind: kindWords(kind), times })),
  );
}

/** `possible-card` becomes `Possible card`; `iban` stays a word of its own. */
function kindWords(kind: string): string {
  if (['iban', 'ssn'].includes(kind)) return kind.toUpperCase();
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
