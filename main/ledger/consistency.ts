import { createHashPair, type Digest, emptyRoot, type HashPair } from './tree-hash.ts';

/** A tree as far as a proof from its first `size` leaves needs it. */
export interface GrownTree {
  /** Leaves of the older tree, at least 1. */
  readonly size: number;
  /** The roots of the older tree's complete subtrees, largest first. */
  readonly peaks: readonly Digest[];
  /** The leaves added since, oldest first. */
  readonly added: readonly Digest[];
}

/**
 * The Merkle consistency proof of RFC 6962 §2.1.2 from the older tree to the whole. What lies left of the older size is one
 * of its complete subtrees, and what lies right of it is made of leaves added since: nothing else is ever needed.
 */
export function consistencyProof({ size, peaks, added }: GrownTree): readonly Digest[] {
  if (added.length === 0) return [];
  const pair = createHashPair();
  const byStart = startsOf(size, peaks);
  const rangeRoot = (from: number, to: number): Digest => byStart.get(from) ?? rootOfLeaves(added.slice(from - size, to - size), pair);

  /** SUBPROOF: of leaves `[from, to)`, for an older tree that ends at `size` within. `isOlder`: the older tree is known whole here. */
  const subproof = (from: number, to: number, isOlder: boolean): readonly Digest[] => {
    if (to === size) return isOlder ? [] : [rangeRoot(from, to)];
    const middle = from + largestPowerBelow(to - from);
    if (size <= middle) return [...subproof(from, middle, isOlder), rangeRoot(middle, to)];
    return [...subproof(middle, to, false), rangeRoot(from, middle)];
  };
  return subproof(0, size + added.length, true);
}

/** Where each complete subtree of a tree of `size` leaves begins. */
function startsOf(size: number, peaks: readonly Digest[]): ReadonlyMap<number, Digest> {
  const starts = new Map<number, Digest>();
  let start = 0;
  for (const peak of peaks) {
    starts.set(start, peak);
    start += largestPowerBelow(size - start + 1);
  }
  return starts;
}

function rootOfLeaves(leaves: readonly Digest[], pair: HashPair): Digest {
  const [first] = leaves;
  if (leaves.length <= 1) return first ?? emptyRoot;
  const middle = largestPowerBelow(leaves.length);
  return pair(rootOfLeaves(leaves.slice(0, middle), pair), rootOfLeaves(leaves.slice(middle), pair));
}

/** The largest power of two below `count`; `count` is at least 2. */
function largestPowerBelow(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}
