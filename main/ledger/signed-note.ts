import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';

/** What an Ed25519 signature is of: the text itself (c2sp.org/signed-note), or a witness's timed word about it (c2sp.org/tlog-cosignature). */
export type SignatureType = 0x01 | 0x04;

/** A key with the name it signs under. */
export interface NoteKey {
  readonly name: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** A line under a note. Only who knows the key can say whether it holds. */
export interface NoteSignature {
  readonly name: string;
  /** 8 hex digits. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** With its last line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

// DER around a bare Ed25519 key (RFC 8410 §4 and §7), which is all that differs between two of them.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyBytes = 32;
const signatureBytes = 64;

/** `seed`: 32 random bytes, the private key. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  const der = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' });
  return der.subarray(der.length - keyBytes);
}

/** The note of a text that ends in a line feed, under one signature. */
export function signNote(text: string, name: string, seed: Uint8Array): string {
  const signature = sign(null, Buffer.from(text), privateKey(seed));
  const id = Buffer.from(keyId({ name, publicKey: publicKeyOf(seed) }, 0x01), 'hex');
  return `${text}\n\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Null where it is no signed note. */
export function readNote(note: string): SignedNote | null {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n')) return null;
  const signatures = readSignatures(note.slice(at + 2));
  return signatures === null || signatures.length === 0 ? null : { text: note.slice(0, at + 1), signatures };
}

/** The signature lines of a note, or those a witness answers with. Null where one of them is none. */
export function readSignatures(lines: string): readonly NoteSignature[] | null {
  const found = lines.split('\n').slice(0, -1).map(readSignature);
  return lines.endsWith('\n') && found.every((one) => one !== null) ? found : null;
}

function readSignature(line: string): NoteSignature | null {
  const parts = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
  if (parts?.[1] === undefined || parts[2] === undefined) return null;
  const bytes = Buffer.from(parts[2], 'base64');
  return bytes.length <= 4 ? null : { name: parts[1], keyId: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) };
}

/** Whether the log that holds `key` signed the note. */
export function isSignedBy(note: SignedNote, key: NoteKey): boolean {
  const id = keyId(key, 0x01);
  return note.signatures.some(
    ({ name, keyId: of, signature }) => name === key.name && of === id && holds(key.publicKey, note.text, signature),
  );
}

/** When the witness with that key said it had seen `text`, in epoch seconds; null where no signature is its. It signs under any name. */
export function cosignedAt(text: string, signatures: readonly NoteSignature[], publicKey: Uint8Array): number | null {
  for (const { name, keyId: of, signature } of signatures) {
    if (of !== keyId({ name, publicKey }, 0x04) || signature.length !== 8 + signatureBytes) continue;
    const time = Number(Buffer.from(signature).readBigUInt64BE(0));
    if (holds(publicKey, `cosignature/v1\ntime ${time}\n${text}`, signature.subarray(8))) return time;
  }
  return null;
}

/** The key as others are told it (c2sp.org/signed-note, verifier keys). */
export function verifierKey(key: NoteKey): string {
  return `${key.name}+${keyId(key, 0x01)}+${Buffer.concat([Buffer.of(0x01), key.publicKey]).toString('base64')}`;
}

/** The Ed25519 key in a verifier key or, bare, in base64url or base64; null where there is none. */
export function readPublicKey(text: string): Uint8Array | null {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text);
  if (parts?.[3] === undefined) {
    const bare = Buffer.from(text, 'base64');
    return bare.length === keyBytes ? bare : null;
  }
  const bytes = Buffer.from(parts[3], 'base64');
  return bytes.length === 1 + keyBytes && (bytes[0] === 0x01 || bytes[0] === 0x04) ? bytes.subarray(1) : null;
}

function keyId({ name, publicKey }: NoteKey, type: SignatureType): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]), 'hex').slice(0, 8);
}

function holds(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' });
  return signature.length === signatureBytes && verify(null, Buffer.from(text), key, signature);
}

function privateKey(seed: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}
