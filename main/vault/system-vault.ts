import type { Clock } from '../clock.ts';
import { openDBus } from '../d-bus.ts';
import { createAlwaysReadyKeyring } from './always-ready-keyring.ts';
import { createVault } from './create-vault.ts';
import { createLinuxKeyring } from './linux-keyring.ts';
import type { Vault } from './vault.ts';
import { createWorkerHost, type WorkerHandle } from './worker-host.ts';

export interface SystemVaultOptions {
  readonly platform: NodeJS.Platform;
  /** The machine's own time, also where tests move the program's: a moved clock would end calls that are fine. */
  readonly clock: Clock;
  /** Starts the worker: `spawnElectronWorker` in the program. */
  readonly spawnWorker: () => WorkerHandle;
  /** The service name our items are stored under. */
  readonly service?: string;
}

/** Nothing is ever kept under it. Asking for it opens keytar's way to the keyring, which takes longer than the answer. */
const warmUpKey = 'warm-up';

/** The vault of the operating system this runs on. Its worker comes up meanwhile: the start waits for the first answer. */
export function createSystemVault({ platform, clock, spawnWorker, service = 'Hatcheck' }: SystemVaultOptions): Vault {
  const openBus = () => openDBus({ bus: 'session' }, clock);
  const keyring = platform === 'linux' ? createLinuxKeyring({ openBus, clock, service }) : createAlwaysReadyKeyring();
  const host = createWorkerHost({ spawnWorker, clock });
  host.warm();
  const vault = createVault({ service, keyring, host });
  void vault.read(warmUpKey);
  return vault;
}
