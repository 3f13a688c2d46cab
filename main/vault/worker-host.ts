import type { Clock } from '../clock.ts';
import type { KeytarCall, ToWorker } from './keytar-call.ts';
import { fromWorkerSchema, type KeytarAnswer } from './keytar-messages.ts';

/** A running worker, whatever process carries it. After `kill` nothing it says matters. */
export interface WorkerHandle {
  send(message: ToWorker): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** At once, and never waits. */
  kill(): void;
}

/** keytar in a process of its own: one call at a time, each within its limit. No call rejects. */
export interface WorkerHost {
  /** Starts the worker ahead of its first call, or takes one that was: a process takes a tenth of a second to come up. */
  warm(started?: WorkerHandle): void;
  /**
   * `peer` names the keyring that is there now: a worker that was started for another one is replaced, since keytar
   * never finds the new one.
   */
  call(call: KeytarCall, peer: string): Promise<KeytarAnswer>;
  /** Kills the worker; calls that wait, and all later ones, answer `failed`. */
  close(): void;
}

export interface WorkerHostOptions {
  readonly spawnWorker: () => WorkerHandle;
  /** The machine's own time, also in tests that move the program's. */
  readonly clock: Clock;
  /** Milliseconds for one call. */
  readonly callLimitMs?: number;
  /** Milliseconds for a list: 500 items take about half a second on a machine that is not busy. */
  readonly listLimitMs?: number;
  /** Milliseconds without a call after which the worker ends; the next call starts another. */
  readonly restAfterMs?: number;
}

export function createWorkerHost(options: WorkerHostOptions): WorkerHost {
  return new Host(options);
}

interface Job {
  readonly call: KeytarCall;
  readonly peer: string;
  readonly settle: (answer: KeytarAnswer) => void;
}

interface Worker {
  readonly handle: WorkerHandle;
  /** Null before its first call: until then keytar has found no keyring. */
  peer: string | null;
}

const ended = 'Hatcheck is quitting.';

class Host implements WorkerHost {
  readonly #options: Required<WorkerHostOptions>;
  readonly #waiting: Job[] = [];
  #worker: Worker | null = null;
  #running: { readonly id: number; readonly job: Job } | null = null;
  #lastId = 0;
  #closed = false;
  #cancelTimer = (): void => {};

  constructor(options: WorkerHostOptions) {
    this.#options = { callLimitMs: 5_000, listLimitMs: 15_000, restAfterMs: 30_000, ...options };
  }

  warm(started?: WorkerHandle): void {
    if (this.#closed || this.#worker !== null) return;
    try {
      this.#start(null, started);
    } catch {
      return; // the first call tries again, and says what is wrong
    }
    this.#restLater();
  }

  call(call: KeytarCall, peer: string): Promise<KeytarAnswer> {
    if (this.#closed) return Promise.resolve({ kind: 'failed', why: ended });
    return new Promise((settle) => {
      this.#waiting.push({ call, peer, settle });
      this.#runNext();
    });
  }

  close(): void {
    this.#closed = true;
    this.#giveUp(ended);
  }

  #runNext(): void {
    if (this.#running !== null) return;
    this.#cancelTimer();
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#restLater();
      return;
    }
    const id = ++this.#lastId;
    this.#running = { id, job };
    const limitMs = job.call.kind === 'list' ? this.#options.listLimitMs : this.#options.callLimitMs;
    this.#cancelTimer = this.#options.clock.after(limitMs, () => this.#giveUp(`The keyring did not answer within ${limitMs / 1_000} s.`));
    try {
      this.#workerFor(job.peer).send({ id, call: job.call });
    } catch (error) {
      this.#giveUp(`The keyring helper could not be started: ${error instanceof Error ? error.message : String(error)}.`);
    }
  }

  #workerFor(peer: string): WorkerHandle {
    if (this.#worker !== null && this.#worker.peer !== null && this.#worker.peer !== peer) this.#dropWorker();
    this.#worker ??= this.#start(peer);
    this.#worker.peer = peer;
    return this.#worker.handle;
  }

  #start(peer: string | null, started?: WorkerHandle): Worker {
    const worker: Worker = { handle: started ?? this.#options.spawnWorker(), peer };
    this.#worker = worker;
    worker.handle.onMessage((message) => {
      if (this.#worker === worker) this.#hear(message);
    });
    worker.handle.onExit(() => {
      if (this.#worker === worker) this.#giveUp('The keyring helper ended unexpectedly.');
    });
    return worker;
  }

  #restLater(): void {
    this.#cancelTimer = this.#options.clock.after(this.#options.restAfterMs, () => this.#dropWorker());
  }

  #hear(message: unknown): void {
    const parsed = fromWorkerSchema.safeParse(message);
    if (!parsed.success) {
      this.#giveUp('The keyring helper gave an answer that cannot be read.');
      return;
    }
    const running = this.#running;
    if (running === null || running.id !== parsed.data.id) return;
    this.#running = null;
    // After an error keytar may be broken for good (a keyring that restarted): the next call gets a fresh one.
    if (parsed.data.answer.kind === 'failed') this.#dropWorker();
    running.job.settle(parsed.data.answer);
    this.#runNext();
  }

  /** One call in trouble ends those behind it too, so that none waits for longer than its own limit and one more. */
  #giveUp(why: string): void {
    this.#cancelTimer();
    this.#dropWorker();
    const jobs = [...(this.#running === null ? [] : [this.#running.job]), ...this.#waiting.splice(0)];
    this.#running = null;
    for (const job of jobs) job.settle({ kind: 'failed', why });
  }

  #dropWorker(): void {
    const worker = this.#worker;
    this.#worker = null;
    worker?.handle.kill();
  }
}
