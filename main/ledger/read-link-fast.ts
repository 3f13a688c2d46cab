import { Buffer } from 'node:buffer';
import { type Digest, digestBytes } from './tree-hash.ts';

/** Whether a line is the next of its chain: entry `seq`, after the line with that leaf hash, null for the first. */
export type LinkReader = (leaf: Buffer, seq: number, before: Digest | null) => boolean;

const hexLength = 2 * digestBytes;
const prevHash = '"prevHash":"';
const firstPrevHash = `"prevHash":"${'0'.repeat(hexLength)}"`;

/**
 * Finds the link of a line of version 2 without reading the rest of it: whole lines as JSON would take several times as
 * long as hashing them, and what else a line says is held by its hash. In canonical JSON no value can hold these names
 * with their quotes, which are escaped there. False says nothing: the line must then be read with care.
 */
export function createLinkReader(): LinkReader {
  const stated = Buffer.alloc(digestBytes);
  return (leaf, seq, before) => {
    const text = leaf.toString('latin1', 1);
    const at = text.indexOf(prevHash);
    if (at < 0 || text.charCodeAt(0) !== 0x7b || text.charCodeAt(text.length - 1) !== 0x7d) return false;
    if (before === null) {
      if (!text.startsWith(firstPrevHash, at)) return false;
    } else {
      const from = at + prevHash.length;
      if (stated.write(text.slice(from, from + hexLength), 'hex') !== digestBytes) return false;
      if (stated.toString('latin1') !== before) return false;
    }
    const rest = text.indexOf('"seq":', at);
    return rest >= 0 && text.startsWith(`"seq":${seq},"v":2,`, rest);
  };
}
