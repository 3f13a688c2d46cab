import type { ToWorker } from '../../../main/vault/keytar-call.ts';
import type { WorkerHandle } from '../../../main/vault/worker-host.ts';

/** A worker that does nothing by itself: the test answers, or lets it end. */
export interface FakeWorker extends WorkerHandle {
  readonly heard: readonly ToWorker[];
  readonly killed: () => boolean;
  answer(message: unknown): void;
  exit(): void;
}

export function createFakeWorker(): FakeWorker {
  const heard: ToWorker[] = [];
  let answer: (message: unknown) => void = () => {};
  let exit: () => void = () => {};
  let killed = false;
  return {
    heard,
    killed: () => killed,
    send: (message) => heard.push(message),
    onMessage: (listener) => {
      answer = listener;
    },
    onExit: (listener) => {
      exit = listener;
    },
    kill: () => {
      killed = true;
    },
    answer: (message) => answer(message),
    exit: () => exit(),
  };
}
