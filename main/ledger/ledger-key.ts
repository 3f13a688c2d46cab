import { hash } from 'node:crypto';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import type { AnchorVault } from './anchor.ts';
import { type NoteKey, publicKeyOf } from './signed-note.ts';

/** The item of the vault that holds it. */
export const ledgerKeyName = 'ledger-signing-key';

/** What this ledger is called by its witness, and what signs its checkpoints. */
export interface LedgerKey extends NoteKey {
  /** 32 bytes. Never leaves the main process but to the vault. */
  readonly seed: Uint8Array;
}

const seedBytes = 32;
const keySchema = z.object({ v: z.literal(1), origin: z.string().min(1).max(300), seed: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The key of this ledger, made on first use and only where the vault says that there is none: a second key would make
 * this ledger a stranger to its witness. `origin` names a new one; a ledger keeps its name when the computer is renamed.
 */
export async function openLedgerKey(
  vault: AnchorVault,
  origin: string,
  randomBytes: (count: number) => Uint8Array,
): Promise<LedgerKey | null> {
  const found = await vault.read(ledgerKeyName);
  if (found.kind !== 'ok') return null;
  if (found.value !== null) return readKey(found.value);
  const made = JSON.stringify({ v: 1, origin, seed: Buffer.from(randomBytes(seedBytes)).toString('hex') });
  return (await vault.write(ledgerKeyName, made)).kind === 'ok' ? readKey(made) : null;
}

/** The key that is there; null where there is none or the vault does not say. */
export async function readLedgerKey(vault: Pick<AnchorVault, 'read'>): Promise<LedgerKey | null> {
  const found = await vault.read(ledgerKeyName);
  return found.kind === 'ok' && found.value !== null ? readKey(found.value) : null;
}

function readKey(item: string): LedgerKey | null {
  const parsed = keySchema.safeParse(jsonOrUndefined(item));
  if (!parsed.success) return null;
  const seed = Buffer.from(parsed.data.seed, 'hex');
  return { name: parsed.data.origin, publicKey: publicKeyOf(seed), seed };
}

/** The name of a new ledger: whoever knows the computer can find it at the witness. The user's name is only in it as a hash. */
export function originOf(host: string, user: string): string {
  const computer =
    host
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-')
      .slice(0, 100) || 'computer';
  return `hatcheck.example/ledger/${computer}/${hash('sha256', `hatcheck\n${user}`, 'hex').slice(0, 8)}`;
}
