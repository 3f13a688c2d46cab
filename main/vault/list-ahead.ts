import type { Vault } from './vault.ts';

/**
 * Lists every item at once, and answers the first reading of each from that: keytar's way to the keyring takes longer
 * than all of its answers, and the start reads three keys, one after the other. What was written or removed meanwhile is
 * read afresh, as is everything after the first `list`, and whatever the list ahead did not hold.
 */
export function listAhead(vault: Vault): Vault {
  const stale = new Set<string>();
  let ahead: ReturnType<Vault['list']> | null = vault.list();
  return {
    ...vault,
    list() {
      ahead = null;
      return vault.list();
    },
    async read(key) {
      const listed = await ahead;
      // Judged now: it may have been written while the list was on its way.
      const item = stale.has(key) || listed?.kind !== 'ok' ? undefined : listed.value.find((one) => one.key === key);
      stale.add(key);
      return item === undefined ? vault.read(key) : { kind: 'ok', value: item.secret };
    },
    write(key, secret) {
      stale.add(key);
      return vault.write(key, secret);
    },
    remove(key) {
      stale.add(key);
      return vault.remove(key);
    },
  };
}
