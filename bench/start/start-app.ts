import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../../test/rig/wait-for.ts';

/** One side of the comparison: what to start, and by what its first picture is known. */
export interface Side {
  readonly name: string;
  readonly appFolder: string;
  readonly profile: string;
  /** CSS selector of what must be painted. */
  readonly selector: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface StartedApp {
  readonly pid: number;
  /** Milliseconds from starting the process to the picture on the screen. */
  readonly paintedAfterMs: number;
  /** Ends it as a session manager does, and waits until it is gone. */
  stop(): Promise<void>;
}

const paintLimitMs = 30_000;
const quitLimitMs = 15_000;

/** Starts a side as a person does: one process, nothing attached to it. */
export async function startApp(executable: string, side: Side, sandbox: boolean): Promise<StartedApp> {
  const args = ['--disable-gpu', ...(sandbox ? [] : ['--no-sandbox']), `--user-data-dir=${side.profile}`];
  const entry = path.join(import.meta.dirname, 'say-painted.mjs');
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(path.join(side.profile, lock), { force: true });
  const startedAt = Date.now();
  const child = spawn(executable, [...args, entry, side.appFolder], {
    env: { ...side.env, BENCH_SELECTOR: side.selector },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const painted = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const at = /^painted (\d+)/.exec(line)?.[1];
      if (at !== undefined) resolve(Number(at));
    });
    child.once('exit', (code) => reject(new Error(`${side.name} ended (${code}) before it painted anything.`)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await within(`${side.name} to quit`, quitLimitMs, exited).catch(() => child.kill('SIGKILL'));
  };
  try {
    const paintedAt = await within(`${side.name} to paint`, paintLimitMs, painted);
    return { pid: child.pid ?? 0, paintedAfterMs: paintedAt - startedAt, stop };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
