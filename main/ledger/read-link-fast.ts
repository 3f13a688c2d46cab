import { type Digest, digestBytes } from './tree-hash.ts';

const hexDigits = '0123456789abcdef';
const prevHash = '"prevHash":"';
const firstPrevHash = `"prevHash":"${'0'.repeat(2 * digestBytes)}"`;

/**
 * Whether `text`, a line with a character for each byte, is the next of its chain: entry `seq`, after the line with the leaf
 * hash `before`, null for the first. Finds the link of a line of version 2 without reading the rest of it: whole lines as
 * JSON would take several times as long as hashing them, and what else a line says is held by its hash. In canonical JSON no
 * value can hold these names with their quotes, which are escaped there. False says nothing: the line must then be read with care.
 */
export function linksOn(text: string, seq: number, before: Digest | null): boolean {
  const at = text.indexOf(prevHash);
  if (at < 0 || text.charCodeAt(0) !== 0x7b || text.charCodeAt(text.length - 1) !== 0x7d) return false;
  if (before === null ? !text.startsWith(firstPrevHash, at) : !hasHexAt(text, at + prevHash.length, before)) return false;
  const rest = text.indexOf('"seq":', at);
  return rest >= 0 && text.startsWith(`"seq":${seq},"v":2,`, rest);
}

/** Digit by digit: to have each of 100,000 hashes decoded first takes longer than to hash the lines. */
function hasHexAt(text: string, at: number, digest: Digest): boolean {
  for (let index = 0; index < digestBytes; index += 1) {
    const byte = digest.charCodeAt(index);
    if (text.charCodeAt(at + 2 * index) !== hexDigits.charCodeAt(byte >> 4)) return false;
    if (text.charCodeAt(at + 2 * index + 1) !== hexDigits.charCodeAt(byte & 0x0f)) return false;
  }
  return true;
}
