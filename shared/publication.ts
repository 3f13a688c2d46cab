import { keepEqual } from './keep-equal.ts';
import type { Snapshot } from './snapshot.ts';

/** What main tells a window: the whole snapshot, or what changed since an earlier one. */
export interface Publication {
  /** Of the snapshot it makes. */
  readonly seq: number;
  /** The snapshot it builds on, by its number; null where it is whole. */
  readonly from: number | null;
  readonly changes: Partial<Snapshot>;
}

export function wholePublication(snapshot: Snapshot): Publication {
  return { seq: snapshot.seq, from: null, changes: snapshot };
}

/** Only what is not the same object in both: make `after` with `keepEqual`. */
export function changesBetween(before: Snapshot, after: Snapshot): Publication {
  const names = Object.keys(after) as (keyof Snapshot)[];
  const changed = names.filter((name) => !Object.is(before[name], after[name]));
  return { seq: after.seq, from: before.seq, changes: Object.fromEntries(changed.map((name) => [name, after[name]])) };
}

/** The snapshot after `publication`, what did not change kept as it is; null where one in between was missed. */
export function withPublication(before: Snapshot | null, { seq, from, changes }: Publication): Snapshot | null {
  if (before === null) return from === null ? (changes as Snapshot) : null;
  if (seq <= before.seq) return before;
  if (from !== null && from !== before.seq) return null;
  return keepEqual(before, { ...before, ...changes });
}
