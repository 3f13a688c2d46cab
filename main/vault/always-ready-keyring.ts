import type { Keyring } from './keyring.ts';

/**
 * macOS and Windows: the keyring opens with the person's login, and the system itself asks where it must. The time limit
 * per call still holds there.
 */
export function createAlwaysReadyKeyring(): Keyring {
  return {
    probe: async () => ({ kind: 'ready', peer: 'system' }),
    count: async () => ({ kind: 'ok', items: null }),
    unlock: async () => ({ kind: 'unlocked' }),
    close: () => {},
  };
}
