import type { Clock } from '../clock.ts';
import type { Vault, VaultItem, VaultResult } from './vault.ts';

/** The list ahead serves that long, in milliseconds: enough for a start. */
const servesForMs = 5_000;

/**
 * Lists every item at once, and answers from that until the first `list` has been answered: the way to the keyring takes
 * longer than all of its answers, and a start asks four times, one after the other. What is written or removed meanwhile
 * counts from when it was done, as it does for any list on its way; what the list does not hold is asked for.
 */
export function listAhead(vault: Vault, clock: Pick<Clock, 'monotonic'>): Vault {
  const oldAt = clock.monotonic() + servesForMs;
  let ahead: ReturnType<Vault['list']> | null = vault.list();
  /** By key: what was written since, null for what was removed. */
  let changed: ReadonlyMap<string, string | null> = new Map();
  const forget = (): void => {
    ahead = null;
    changed = new Map();
  };

  /** Everything as far as it is known without asking, else null. */
  const known = async (): Promise<readonly VaultItem[] | null> => {
    const list = await ahead;
    if (clock.monotonic() >= oldAt) forget();
    if (ahead === null || list?.kind !== 'ok') return null;
    const added = [...changed].flatMap(([key, secret]) => (secret === null ? [] : [{ key, secret }]));
    return [...list.value.filter(({ key }) => !changed.has(key)), ...added];
  };

  /** Where a change failed, it may have happened all the same: only the keyring knows. */
  const note = <T>(key: string, secret: string | null, result: VaultResult<T>): VaultResult<T> => {
    if (result.kind !== 'ok') forget();
    else if (ahead !== null) changed = new Map([...changed, [key, secret]]);
    return result;
  };

  return {
    ...vault,
    async list() {
      const items = await known();
      forget();
      return items === null ? vault.list() : { kind: 'ok', value: items };
    },
    async read(key) {
      const item = (await known())?.find((one) => one.key === key);
      return item === undefined ? vault.read(key) : { kind: 'ok', value: item.secret };
    },
    write: async (key, secret) => note(key, secret, await vault.write(key, secret)),
    remove: async (key) => note(key, null, await vault.remove(key)),
  };
}
