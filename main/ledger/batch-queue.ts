/** Takes items one at a time, hands them on in order, several at once where they had to wait. */
export interface BatchQueue<T, R> {
  /** Resolves with what the batch came to. */
  push(item: T): Promise<R>;
  /** Resolves once nothing waits. */
  idle(): Promise<void>;
}

interface Waiting<T, R> {
  readonly item: T;
  readonly settle: (result: R) => void;
}

/** `write` is never called again before it resolved, and must not reject. `maxBatch` bounds what it is given. */
export function createBatchQueue<T, R>(write: (items: readonly T[]) => Promise<R>, maxBatch: number): BatchQueue<T, R> {
  const waiting: Waiting<T, R>[] = [];
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // One turn later, so that what is pushed together is written together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
      const result = await write(batch.map(({ item }) => item));
      for (const { settle } of batch) settle(result);
    }
    draining = null;
  }

  return {
    push: (item) =>
      new Promise((settle) => {
        waiting.push({ item, settle });
        draining ??= drain();
      }),
    async idle() {
      while (draining !== null) await draining;
    },
  };
}
