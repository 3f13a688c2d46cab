import type { LeafLine } from './file-lines.ts';
import { type Digest, digestBytes } from './tree-hash.ts';

const hexDigits = '0123456789abcdef';
const prevHash = '"prevHash":"';
const firstPrevHash = `"prevHash":"${'0'.repeat(2 * digestBytes)}"`;

/**
 * Whether a line is the next of its chain: entry `seq`, after the line with the leaf
 * hash `before`, null for the first. Finds the link of a line of version 2 without reading the rest of it: whole lines as
 * JSON would take several times as long as hashing them, and what else a line says is held by its hash. In canonical JSON no
 * value can hold these names with their quotes, which are escaped there. False says nothing: the line must then be read with care.
 */
export function linksOn({ around, at, leaf }: Pick<LeafLine, 'around' | 'at' | 'leaf'>, seq: number, before: Digest | null): boolean {
  const end = at + leaf.length - 1;
  const link = around.indexOf(prevHash, at);
  if (link < 0 || around.charCodeAt(at) !== 0x7b || around.charCodeAt(end - 1) !== 0x7d) return false;
  if (before === null ? !around.startsWith(firstPrevHash, link) : !hasHexAt(around, link + prevHash.length, before)) return false;
  const rest = around.indexOf('"seq":', link);
  // What was found may lie in a line after this one.
  return rest >= 0 && rest < end && around.startsWith(`"seq":${seq},"v":2,`, rest);
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
