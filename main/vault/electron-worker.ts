import { utilityProcess } from 'electron';
import type { WorkerHandle } from './worker-host.ts';

/** Starts the built `keytar-worker` at `entry` (an absolute path) in a utility process of Electron's. */
export function spawnElectronWorker(entry: string): WorkerHandle {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Hatcheck keyring', stdio: 'ignore' });
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    // Also tells who asks late: the first worker is started before there is somebody to listen.
    onExit: (listener) => void (exited ? queueMicrotask(listener) : child.once('exit', listener)),
    kill: () => child.kill(),
  };
}
