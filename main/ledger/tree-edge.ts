import { createHashPair, type Digest, emptyRoot, type HashPair } from './tree-hash.ts';

/** A growing RFC 6962 tree of which only the right edge is held: one hash for each bit set in its size. */
export interface TreeEdge {
  size(): number;
  add(leaf: Digest): void;
  /** The roots of its complete subtrees, largest and leftmost first. */
  peaks(): readonly Digest[];
  root(): Digest;
}

export function createTreeEdge(): TreeEdge {
  const pair = createHashPair();
  const peaks: Digest[] = [];
  let size = 0;
  return {
    size: () => size,
    add(leaf) {
      let added = leaf;
      // A subtree is complete with every bit that carries, as when one is added to a binary number.
      for (let full = size; full % 2 === 1; full = Math.floor(full / 2)) added = pair(peaks.pop() ?? emptyRoot, added);
      peaks.push(added);
      size += 1;
    },
    peaks: () => [...peaks],
    root: () => rootOfPeaks(peaks, pair),
  };
}

/** The root over subtrees, largest first, whose sizes are different powers of two. */
function rootOfPeaks(peaks: readonly Digest[], pair: HashPair): Digest {
  const last = peaks.at(-1);
  if (last === undefined) return emptyRoot;
  return peaks.slice(0, -1).reduceRight((right, left) => pair(left, right), last);
}
