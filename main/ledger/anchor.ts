import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { type Head, hashForNext } from './ledger-record.ts';

const anchorSchema = z.object({
  v: z.union([z.literal(1), z.literal(2)]),
  seq: z.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The head of the ledger as the vault remembers it. It may lag behind the file, never lead it. */
export interface Anchor {
  readonly seq: number;
  /** Of the line, in hex: of version 2 its hash as a leaf of the tree, of version 1 SHA-256 over its bytes. */
  readonly hash: string;
  readonly v: 1 | 2;
}

/** Whether the line is the one the vault remembers. */
export function isAnchored({ hash, v }: Anchor, line: Uint8Array): boolean {
  return hashForNext(line, v) === hash;
}

export const anchorKey = 'ledger-anchor';

/** What the ledger needs of the vault. */
export interface AnchorVault {
  read(key: string): Promise<{ readonly kind: 'ok'; readonly value: string | null } | { readonly kind: 'locked' | 'missing' | 'failed' }>;
  write(key: string, secret: string): Promise<{ readonly kind: 'ok' | 'locked' | 'missing' | 'failed' }>;
}

export type AnchorReading =
  | { readonly kind: 'ok'; readonly anchor: Anchor | null }
  /** The entry is there but is not an anchor. */
  | { readonly kind: 'unreadable' }
  /** The keyring did not answer. */
  | { readonly kind: 'unavailable'; readonly why: 'locked' | 'missing' | 'failed' };

export async function readAnchor(vault: AnchorVault): Promise<AnchorReading> {
  const read = await vault.read(anchorKey);
  if (read.kind !== 'ok') return { kind: 'unavailable', why: read.kind };
  if (read.value === null) return { kind: 'ok', anchor: null };
  const parsed = anchorSchema.safeParse(jsonOrUndefined(read.value));
  return parsed.success ? { kind: 'ok', anchor: parsed.data } : { kind: 'unreadable' };
}

/** Whether the vault took it. */
export async function writeAnchor(vault: AnchorVault, { seq, hash }: Head): Promise<boolean> {
  return (await vault.write(anchorKey, JSON.stringify({ v: 2, seq, hash }))).kind === 'ok';
}
