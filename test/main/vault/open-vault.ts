import type { ChildProcess } from 'node:child_process';
import { openDBus } from '../../../main/d-bus.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { createVault } from '../../../main/vault/create-vault.ts';
import { createLinuxKeyring } from '../../../main/vault/linux-keyring.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { createWorkerHost, type WorkerHost } from '../../../main/vault/worker-host.ts';
import { forkWorker } from './fork-worker.ts';

export interface OpenedVault {
  readonly vault: Vault;
  /** keytar without the vault's look beforehand: for the states the vault must survive. */
  readonly host: WorkerHost;
  /** Every worker process so far, the running one last. */
  readonly workers: readonly ChildProcess[];
}

export interface OpenVaultOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly probeLimitMs?: number;
  readonly callLimitMs?: number;
}

/** The vault as the program composes it, with the worker under plain Node. */
export function openVault({ env, service = 'Hatcheck test', probeLimitMs = 10_000, callLimitMs = 20_000 }: OpenVaultOptions): OpenedVault {
  const clock = createSystemClock();
  const workers: ChildProcess[] = [];
  const host = createWorkerHost({
    spawnWorker: () => forkWorker(env, (child) => workers.push(child)),
    clock,
    callLimitMs,
    listLimitMs: callLimitMs,
  });
  const openBus = () => openDBus({ bus: 'session', address: env.DBUS_SESSION_BUS_ADDRESS ?? 'unix:path=/nonexistent' }, clock);
  const keyring = createLinuxKeyring({ openBus, clock, service, limitMs: probeLimitMs });
  return { vault: createVault({ service, keyring, host }), host, workers };
}
