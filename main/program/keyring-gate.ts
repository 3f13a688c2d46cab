import { done, type Outcome, refused } from '../../shared/outcome.ts';
import type { VaultState } from '../../shared/vault-state.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../vault/vault.ts';

/** How often the keyring is asked whether it was unlocked or locked elsewhere, in milliseconds. */
const lookEveryMs = 3_000;

/** Knows whether the keyring is ready, locked or missing, and asks the person to unlock it. */
export interface KeyringGate {
  /** Asks now, without prompting. */
  look(): Promise<VaultState>;
  /** Shows the system's prompt; resolves when it is answered. The prompt has its own Cancel. */
  unlock(): Promise<Outcome>;
  /** Stops waiting for the prompt. */
  cancelUnlock(): void;
  /** Looks again and again; the returned function stops. */
  follow(onChange: (state: VaultState) => void): () => void;
}

export function createKeyringGate(state: StateStore, vault: Vault, clock: Clock): KeyringGate {
  let waiting: AbortController | null = null;

  const look = async (): Promise<VaultState> => {
    const found = await vault.state();
    state.update((before) => (isSame(before.vault, found) ? before : { ...before, vault: found }));
    return found;
  };

  const unlock = async (): Promise<Outcome> => {
    if (waiting !== null) return done;
    waiting = new AbortController();
    state.update((before) => ({ ...before, unlocking: true }));
    const answer = await vault.unlock(waiting.signal);
    waiting = null;
    state.update((before) => ({ ...before, unlocking: false }));
    const found = await look();
    if (found.kind === 'ready') return done;
    if (answer.kind === 'failed')
      return refused(8, 'keyring-not-unlocked', `${answer.why} Try again, or unlock it in your system’s settings.`);
    return refused(
      8,
      'keyring-still-locked',
      'The keyring is still locked. Choose Unlock and type its password, which is mostly the one you log in with.',
    );
  };

  return {
    look,
    unlock,
    cancelUnlock: () => waiting?.abort(),
    follow(onChange) {
      let cancel = (): void => {};
      let stopped = false;
      const again = async (): Promise<void> => {
        const before = state.get().vault;
        const found = await look();
        if (stopped) return;
        if (!isSame(before, found)) onChange(found);
        cancel = clock.after(lookEveryMs, () => void again());
      };
      cancel = clock.after(lookEveryMs, () => void again());
      return () => {
        stopped = true;
        cancel();
      };
    },
  };
}

function isSame(a: VaultState, b: VaultState): boolean {
  return a.kind === b.kind && (a.kind !== 'missing' || b.kind !== 'missing' || a.why === b.why);
}
