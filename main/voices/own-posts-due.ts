import type { OwnPostRecord } from '../store/own-post-store.ts';

/** Milliseconds. */
const day = 24 * 60 * 60_000;
/** So often everything is read anew, so that what was deleted at the network goes here too. */
const wholeEvery = 30 * day;

/** Whether an identity's own posts are to be read by themselves; `aged`: something new was published. Epoch milliseconds. */
export function isDue(record: OwnPostRecord, now: number, aged: boolean, notBefore: number): boolean {
  const { wish, startedAt, finished, askAfter } = record;
  if (wish !== 'read' || now < askAfter) return false;
  if (startedAt === null || !finished || aged) return true;
  return startedAt > now || now - startedAt >= day || mustBeWhole(record, now, notBefore);
}

/** A reading that stopped goes on where it did; else a new one begins, back to what is known or all the way. */
export function begunReading(record: OwnPostRecord, now: number, notBefore: number): OwnPostRecord & { readonly startedAt: number } {
  const { startedAt } = record;
  if (startedAt !== null && !record.finished) return { ...record, startedAt };
  // Later than the one before, also where the clock was turned back: posts are told apart by it.
  const start = Math.max(now, (record.lastWhole?.startedAt ?? 0) + 1, (startedAt ?? 0) + 1);
  return { ...record, startedAt: start, finished: false, cursor: null, whole: mustBeWhole(record, now, notBefore) };
}

/** Never done, long ago, or the rules keep posts for longer now than they did then. */
function mustBeWhole({ lastWhole }: OwnPostRecord, now: number, notBefore: number): boolean {
  return lastWhole === null || now - lastWhole.startedAt >= wholeEvery || notBefore < lastWhole.notBefore;
}
