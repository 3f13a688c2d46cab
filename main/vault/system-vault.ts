import type { Clock } from '../clock.ts';
import { openDBus } from '../d-bus.ts';
import { createAlwaysReadyKeyring } from './always-ready-keyring.ts';
import { createVault } from './create-vault.ts';
import { createLinuxKeyring } from './linux-keyring.ts';
import { listAhead } from './list-ahead.ts';
import type { Vault } from './vault.ts';
import { createWorkerHost, type WorkerHandle } from './worker-host.ts';

export interface SystemVaultOptions {
  readonly platform: NodeJS.Platform;
  /** The machine's own time, also where tests move the program's: a moved clock would end calls that are fine. */
  readonly clock: Clock;
  /** Starts the worker: `spawnElectronWorker` in the program. */
  readonly spawnWorker: () => WorkerHandle;
  /** The first of them, where it was started before. */
  readonly firstWorker?: WorkerHandle;
  /** The service name our items are stored under. */
  readonly service?: string;
}

/** The vault of the operating system this runs on. All of ours is listed at once: the start waits for the first answer. */
export function createSystemVault(options: SystemVaultOptions): Vault {
  const { platform, clock, spawnWorker, firstWorker, service = 'Hatcheck' } = options;
  const openBus = () => openDBus({ bus: 'session' }, clock);
  const keyring = platform === 'linux' ? createLinuxKeyring({ openBus, clock, service }) : createAlwaysReadyKeyring();
  const host = createWorkerHost({ spawnWorker, clock });
  host.warm(firstWorker);
  return listAhead(createVault({ service, keyring, host }), clock);
}
