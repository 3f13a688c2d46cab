import { utilityProcess } from 'electron';
import type { WorkerHandle } from './reader.ts';

/** Starts the built `audience-worker` at `entry` in a utility process; `modelFile`: the pulse's model. Both absolute paths. */
export function spawnAudienceWorker(entry: string, modelFile: string): WorkerHandle {
  const child = utilityProcess.fork(entry, [modelFile], { serviceName: 'Hatcheck audience', stdio: 'ignore' });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}
