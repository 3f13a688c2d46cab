import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** A SHA-256 value as a string of 32 characters, one a byte: of the ways Node can hand one over, the cheapest to make and to compare. */
export type Digest = string;

export const digestBytes = 32;
const leafPrefix = Buffer.from([0]);

/** The hash of a leaf (RFC 6962 §2.1). `leaf` begins with the byte 0 that marks one; the line follows. */
export function leafDigest(leaf: Uint8Array): Digest {
  return hash('sha256', leaf, 'binary');
}

/** The same for a line by itself. */
export function lineDigest(line: Uint8Array): Digest {
  return leafDigest(Buffer.concat([leafPrefix, line]));
}

/** Hashes two subtrees into the one above them (RFC 6962 §2.1: 1, left, right). */
export type HashPair = (left: Digest, right: Digest) => Digest;

/** One for whoever hashes many: it writes both into the same 65 bytes every time. */
export function createHashPair(): HashPair {
  const node = Buffer.alloc(1 + 2 * digestBytes);
  node[0] = 1;
  return (left, right) => {
    node.write(left + right, 1, 2 * digestBytes, 'latin1');
    return hash('sha256', node, 'binary');
  };
}

/** The root of a tree without leaves (RFC 6962 §2.1). */
export const emptyRoot: Digest = hash('sha256', '', 'binary');

export function digestAs(encoding: 'hex' | 'base64', digest: Digest): string {
  return Buffer.from(digest, 'latin1').toString(encoding);
}

/** Null where the text is not the one spelling of 32 bytes. */
export function digestFrom(encoding: 'hex' | 'base64', text: string): Digest | null {
  const bytes = Buffer.from(text, encoding);
  return bytes.length === digestBytes && bytes.toString(encoding) === text ? bytes.toString('latin1') : null;
}
