import type { LedgerDisk } from '../ledger/ledger-disk.ts';
import type { Network } from '../networks/network.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';

/** Everything that changes something outside the program's memory: where a crash leaves a half-done whole. */
const writes = {
  store: ['saveDraft', 'removeDraft', 'saveOutbox', 'removeOutbox', 'saveImage', 'saveSettings', 'saveProfile', 'removeProfile'],
  ledger: ['append', 'truncate', 'setAside'],
  vault: ['write', 'remove'],
  network: ['signInWithPassword', 'signInWithBrowser'],
  session: ['prepare', 'send', 'remove', 'revoke'],
} as const;

/** The moment before or after one such write, for example `store.saveOutbox.before`. */
export const writeBoundaries: readonly string[] = Object.entries(writes).flatMap(([place, names]) =>
  names.flatMap((name) => [`${place}.${name}.before`, `${place}.${name}.after`]),
);

/** Passes through what it is given, except that the program ends at the one boundary it was told to die at. */
export interface CrashPoints {
  store(store: Store): Store;
  ledger(disk: LedgerDisk): LedgerDisk;
  vault(vault: Vault): Vault;
  networks(networks: Networks): Networks;
}

type Networks = readonly [Network, ...Network[]];

const none: CrashPoints = { store: (store) => store, ledger: (disk) => disk, vault: (vault) => vault, networks: (networks) => networks };

/**
 * Reads `HATCHECK_DIE_AT=<boundary>:<n>`: the program kills itself, as nothing could stop, at the n-th passing of that
 * boundary. In a package this is compiled down to nothing.
 */
export function readCrashPoints(env: NodeJS.ProcessEnv): CrashPoints {
  if (!__TEST_SWITCHES__) return none;
  const [boundary, passing] = (env.HATCHECK_DIE_AT ?? '').split(':');
  if (boundary === undefined || !writeBoundaries.includes(boundary)) return none;
  return createCrashPoints(boundary, Number(passing ?? 1), () => process.kill(process.pid, 'SIGKILL'));
}

/** `die` is called at the `passing`-th time that `boundary` is passed, counted from 1. */
export function createCrashPoints(boundary: string, passing: number, die: () => void): CrashPoints {
  let passed = 0;
  const pass = (name: string): void => {
    if (name !== boundary) return;
    passed += 1;
    if (passed === passing) die();
  };
  const around = <T extends object>(place: keyof typeof writes, target: T): T => {
    const names: readonly string[] = writes[place];
    return new Proxy(target, {
      get(own, name) {
        const value: unknown = Reflect.get(own, name);
        if (typeof value !== 'function' || typeof name !== 'string' || !names.includes(name)) return value;
        return async (...args: readonly unknown[]): Promise<unknown> => {
          pass(`${place}.${name}.before`);
          const result: unknown = await Reflect.apply(value, own, args);
          pass(`${place}.${name}.after`);
          return result;
        };
      },
    });
  };
  const signedIn = (result: SignInResult): SignInResult =>
    result.kind === 'ok' ? { ...result, value: { ...result.value, session: around('session', result.value.session) } } : result;
  const network = (target: Network): Network => {
    const inner = around('network', target);
    return {
      ...inner,
      signInWithPassword: async (...args) => signedIn(await inner.signInWithPassword(...args)),
      signInWithBrowser: async (...args) => signedIn(await inner.signInWithBrowser(...args)),
      open(...args) {
        const session = target.open(...args);
        return session === null ? null : around('session', session);
      },
    };
  };
  return {
    store: (store) => around('store', store),
    ledger: (disk) => around('ledger', disk),
    vault: (vault) => around('vault', vault),
    networks: ([first, ...more]) => [network(first), ...more.map(network)],
  };
}

type SignInResult = Awaited<ReturnType<Network['signInWithPassword']>>;
