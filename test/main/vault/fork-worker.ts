import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { WorkerHandle } from '../../../main/vault/worker-host.ts';

const entry = fileURLToPath(new URL('../../../main/vault/keytar-worker.ts', import.meta.url));

/** The real worker under plain Node, in the given desktop's environment. */
export function forkWorker(env: Readonly<Record<string, string>>, onFork: (child: ChildProcess) => void = () => {}): WorkerHandle {
  const child = fork(entry, [], { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  onFork(child);
  return {
    send: (message) => child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', () => listener()),
    kill: () => child.kill('SIGKILL'),
  };
}
