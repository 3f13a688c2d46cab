/** Prints one line of progress. Progress goes to stderr, so that a script's stdout holds its answer only. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * Says what is being done, then every ten seconds that it is still being done, then how long it took.
 * Long silences look like hangs.
 */
export async function sayWhile<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  say(`${what} ...`);
  const stillAtIt = setInterval(() => say(`${what} ... still at it after ${seconds()} s`), 10_000);
  try {
    const result = await work();
    say(`${what}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(stillAtIt);
  }
}
