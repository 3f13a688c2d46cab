/** FNV-1a's 32-bit offset basis and prime (draft-eastlake-fnv). */
const basis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over the UTF-16 units of `text` from `start` to `end`, from a seed that keeps kinds of features apart. */
export function hashText(text: string, start: number, end: number, seed: number): number {
  let hash = hashOfNothing(seed);
  for (let at = start; at < end; at += 1) hash = hashOn(hash, text.charCodeAt(at));
  return hash >>> 0;
}

/** The hash of an empty text, for texts that grow. */
export function hashOfNothing(seed: number): number {
  return basis ^ seed;
}

/** The hash of a text one UTF-16 unit longer: that of `hashText`, as a signed number. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, prime);
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3), so that its low bits can be used alone. */
export function spread(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
