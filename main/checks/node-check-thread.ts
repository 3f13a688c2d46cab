import { Worker } from 'node:worker_threads';
import type { CheckThread, FromCheckThread } from './check-messages.ts';

/** Starts the built `check-worker` at `entry` (an absolute path) as a thread of this process. */
export function startCheckThread(entry: string): CheckThread {
  const worker = new Worker(entry);
  worker.unref(); // never keeps the program from ending
  return {
    send: (message) => worker.postMessage(message),
    onAnswer: (listener) => void worker.on('message', (answer: FromCheckThread) => listener(answer)),
    onGone: (listener) => {
      let why = 'it ended';
      worker.on('error', (error) => {
        why = error.message;
      });
      worker.once('exit', () => listener(why));
    },
    end: () => void worker.terminate(),
  };
}
