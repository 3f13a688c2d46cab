import { setTimeout as delay } from 'node:timers/promises';

export type WaitOptions = {
  /** Milliseconds after which waiting fails. */
  readonly withinMs?: number;
};

const LOOK_AGAIN_MS = 20;

/**
 * Looks again and again until `look` finds something (anything but undefined or false) and returns that.
 * For conditions nothing announces; where there is an event, wait for the event. Throws, naming `what`, when time is up;
 * an error of the last look is given as the cause.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  options: WaitOptions = {},
): Promise<T> {
  const withinMs = options.withinMs ?? 10_000;
  const deadline = performance.now() + withinMs;
  let lastError: unknown;
  while (performance.now() < deadline) {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await delay(LOOK_AGAIN_MS);
  }
  throw new Error(`Waited ${withinMs} ms in vain for ${what}`, { cause: lastError });
}

/** The promise's outcome, or an error naming `what` when it takes longer than `withinMs` milliseconds. */
export async function within<T>(what: string, withinMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${withinMs} ms in vain for ${what}`)), withinMs);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
