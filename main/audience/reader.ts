import type { Clock } from '../clock.ts';
import { fromWorkerSchema, type WorkerAnswer, type WorkerCall } from './worker-messages.ts';

/** A running worker, whatever carries it. */
export interface WorkerHandle {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** At once, and never waits. */
  kill(): void;
}

/** Reads files and mentions outside this process. No call rejects. */
export interface Reader {
  call(call: WorkerCall): Promise<WorkerAnswer>;
  /** Calls that wait, and all later ones, answer `failed`. */
  close(): void;
}

export interface ReaderParts {
  readonly spawnWorker: () => WorkerHandle;
  readonly clock: Clock;
  /** Milliseconds for one call; the largest takes one or two seconds. */
  readonly callLimitMs?: number;
  /** Milliseconds without a call after which the worker ends, and gives its memory back. */
  readonly restAfterMs?: number;
}

const broke: WorkerAnswer = { kind: 'failed', words: 'Reading the mentions broke off, and nothing was changed. Try again.' };

export function createReader({ spawnWorker, clock, callLimitMs = 60_000, restAfterMs = 30_000 }: ReaderParts): Reader {
  const waiting = new Map<number, (answer: WorkerAnswer) => void>();
  let worker: WorkerHandle | null = null;
  let lastId = 0;
  let closed = false;
  let cancelRest = (): void => {};

  function end(): void {
    cancelRest();
    worker?.kill();
    worker = null;
    for (const settle of [...waiting.values()]) settle(broke);
  }

  function running(): WorkerHandle {
    if (worker !== null) return worker;
    const started = spawnWorker();
    worker = started;
    started.onExit(() => worker === started && end());
    started.onMessage((message) => {
      const parsed = fromWorkerSchema.safeParse(message);
      if (parsed.success) waiting.get(parsed.data.id)?.(parsed.data.answer);
    });
    return started;
  }

  return {
    call(call) {
      if (closed) return Promise.resolve(broke);
      cancelRest();
      return new Promise((resolve) => {
        lastId += 1;
        const id = lastId;
        const cancelLimit = clock.after(callLimitMs, end);
        waiting.set(id, (answer) => {
          waiting.delete(id);
          cancelLimit();
          if (waiting.size === 0) cancelRest = clock.after(restAfterMs, end);
          resolve(answer);
        });
        try {
          running().send({ id, call });
        } catch {
          end();
        }
      });
    },
    close() {
      closed = true;
      end();
    },
  };
}
