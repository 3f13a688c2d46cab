import { type AnchorVault, anchorKey } from '../../../main/ledger/anchor.ts';

/** A keyring in memory, with the anchor's place in view. */
export interface MemoryVault extends AnchorVault {
  anchor(): { readonly seq: number; readonly hash: string } | null;
  put(secret: string | null): void;
  /** Calls answer `kind` until null. */
  answer(kind: 'locked' | 'failed' | null): void;
  /** Writes so far. */
  readonly written: readonly string[];
}

export function createMemoryVault(): MemoryVault {
  let secret: string | null = null;
  let trouble: 'locked' | 'failed' | null = null;
  const others = new Map<string, string>();
  const written: string[] = [];
  return {
    written,
    anchor: () => (secret === null ? null : JSON.parse(secret)),
    put: (next) => {
      secret = next;
    },
    answer: (kind) => {
      trouble = kind;
    },
    async read(key) {
      if (trouble !== null) return { kind: trouble };
      return { kind: 'ok', value: key === anchorKey ? secret : (others.get(key) ?? null) };
    },
    async write(key, value) {
      if (trouble !== null) return { kind: trouble };
      if (key === anchorKey) secret = value;
      else others.set(key, value);
      written.push(value);
      return { kind: 'ok' };
    },
  };
}
