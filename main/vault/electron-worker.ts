import { utilityProcess } from 'electron';
import type { WorkerHandle } from './worker-host.ts';

/** Starts the built `keytar-worker` at `entry` (an absolute path) in a utility process of Electron's. */
export function spawnElectronWorker(entry: string): WorkerHandle {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Hatcheck keyring', stdio: 'ignore' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
