import { fork } from 'node:child_process';
import type { WorkerHandle } from './worker-host.ts';

/** Starts the built `keytar-worker` at `entry` (an absolute path) from plain Node, or from Electron running as Node. */
export function spawnNodeWorker(entry: string): WorkerHandle {
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    send: (message) => void (child.connected && child.send(message)),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
