import { writeBoundaries } from '../../main/program/crash-points.ts';

/** When a life ends: at the n-th passing of a write boundary, or after some milliseconds, whatever is going on. */
export type Death =
  | { readonly kind: 'boundary'; readonly boundary: string; readonly passing: number }
  | { readonly kind: 'moment'; readonly afterMs: number };

/** Which deaths come next. */
export type KillPlan = {
  next(): Death;
  /** That boundary was not passed so often in a whole life: later passings of it need not be tried. */
  notReached(boundary: string, passing: number): void;
};

/** Longer than a life mostly takes, in milliseconds. */
const longestLifeMs = 5_000;

/** Every boundary at its first passing, then every one at its second, until none is passed so often; then random moments. */
export function wholePlan(random: () => number): KillPlan {
  const passings = new Map(writeBoundaries.map((boundary) => [boundary, Number.POSITIVE_INFINITY]));
  let due: string[] = [];
  let passing = 0;
  return {
    next() {
      if (due.length === 0) {
        passing += 1;
        due = [...passings].flatMap(([boundary, end]) => (passing < end ? [boundary] : []));
      }
      const boundary = due.shift();
      if (boundary === undefined) return { kind: 'moment', afterMs: Math.floor(random() * longestLifeMs) };
      return { kind: 'boundary', boundary, passing };
    },
    notReached: (boundary, at) => void passings.set(boundary, Math.min(at, passings.get(boundary) ?? at)),
  };
}

/** The boundaries around which most is at stake. */
const telling: readonly (readonly [string, number])[] = [
  ['ledger.append.before', 9],
  ['ledger.append.after', 12],
  ['vault.write.before', 4],
  ['vault.write.after', 4],
  ['network.signInWithPassword.after', 1],
  ['store.saveOutbox.before', 2],
  ['store.saveOutbox.after', 3],
  ['session.prepare.after', 1],
  ['session.send.before', 1],
  ['session.send.after', 1],
  ['session.send.after', 2],
  ['store.saveDraft.before', 1],
  ['store.removeOutbox.before', 1],
  ['session.remove.after', 1],
  ['session.revoke.before', 1],
  ['session.revoke.after', 1],
  ['vault.remove.before', 1],
];

/** The boundaries around which most is at stake, then random moments. */
export function shortPlan(random: () => number): KillPlan {
  const due = [...telling];
  return {
    next() {
      const [boundary, passing] = due.shift() ?? [];
      if (boundary !== undefined && passing !== undefined) return { kind: 'boundary', boundary, passing };
      return { kind: 'moment', afterMs: Math.floor(random() * longestLifeMs) };
    },
    notReached: () => {},
  };
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
