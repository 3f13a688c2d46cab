import { createHash } from 'node:crypto';

/** The tree of RFC 6962 §2.1 word by word, from its recursive definitions: slow, and independent of the program's own. */
const sha256 = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

export function treeHash(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), only);
  const k = split(leaves.length);
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

/** PROOF(m, D[n]) of §2.1.2, 0 < m < n. */
export function consistencyProofOf(m: number, leaves: readonly Uint8Array[], isOlder = true): readonly Buffer[] {
  const n = leaves.length;
  if (m === n) return isOlder ? [] : [treeHash(leaves)];
  const k = split(n);
  if (m <= k) return [...consistencyProofOf(m, leaves.slice(0, k), isOlder), treeHash(leaves.slice(k))];
  return [...consistencyProofOf(m - k, leaves.slice(k), false), treeHash(leaves.slice(0, k))];
}

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
