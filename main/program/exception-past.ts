import type { Ledger } from '../ledger/ledger.ts';

/** Lines read at once. */
const pageLength = 1_000;

/** What the history knows of exceptions: the ids of those that are over, and the latest moment it saw (epoch milliseconds). */
export async function exceptionPast(page: Ledger['page']): Promise<{ readonly ended: ReadonlySet<string>; readonly latest: number }> {
  const ended = new Set<string>();
  let latest = 0;
  for (let before: number | null = null; ; ) {
    const lines = await page(before, pageLength);
    for (const { wall, event } of lines) {
      latest = Math.max(latest, wall);
      if (event.act === 'exception' && event.decision === 'done' && event.ref !== null) ended.add(event.ref);
    }
    before = lines.at(-1)?.seq ?? null;
    if (before === null || lines.length < pageLength) return { ended, latest };
  }
}
