/** FNV-1a's 32-bit offset basis and prime (draft-eastlake-fnv). */
const basis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over the UTF-16 units of `text` from `start` to `end`, from a seed that keeps kinds of features apart. */
export function hashText(text: string, start: number, end: number, seed: number): number {
  let hash = basis ^ seed;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash >>> 0;
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3), so that its low bits can be used alone. */
export function spread(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
