import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';

const anchorSchema = z.object({ v: z.literal(1), seq: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** The head of the ledger as the vault remembers it. It may lag behind the file, never lead it. */
export interface Anchor {
  readonly seq: number;
  /** SHA-256 of the line, in hex. */
  readonly hash: string;
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
  return parsed.success ? { kind: 'ok', anchor: { seq: parsed.data.seq, hash: parsed.data.hash } } : { kind: 'unreadable' };
}

/** Whether the vault took it. */
export async function writeAnchor(vault: AnchorVault, { seq, hash }: Anchor): Promise<boolean> {
  return (await vault.write(anchorKey, JSON.stringify({ v: 1, seq, hash }))).kind === 'ok';
}
