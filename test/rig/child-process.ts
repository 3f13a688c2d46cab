import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { within } from './wait-for.ts';

/** Whom a program runs as, when that is not the user who runs the tests. */
export type UserIds = { readonly uid: number; readonly gid: number };

export type ChildOptions = {
  readonly env: NodeJS.ProcessEnv;
  /** Another user to run as, which takes root; null or absent is the user who runs the tests. */
  readonly user?: UserIds | null;
  /** Written to standard input, which is then closed. Without it standard input stays open as long as we live. */
  readonly input?: string;
  /** The line by which the child says that it is ready. Without it the child counts as ready once started. */
  readonly ready?: { readonly line: RegExp; readonly on: 'stdout' | 'fd3' };
};

export type Child = {
  readonly pid: number;
  /** The line that said ready; empty when none was waited for. */
  readonly readyLine: string;
  readonly exited: Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Ends the child, by force when it does not go by itself, and waits until it is gone. */
  stop(): Promise<void>;
};

const READY_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3_000;

/**
 * Starts a program that serves the tests, and resolves when it says it is ready. It dies with this process, however
 * that ends: `setpriv --pdeathsig` asks the kernel for it and then becomes the program, keeping its process id.
 */
export async function startChild(command: string, args: readonly string[], options: ChildOptions): Promise<Child> {
  const child = spawn('setpriv', [...setprivOptions(options.user ?? null), command, ...args], {
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const errors = keepTail(child.stderr);
  const exited = once(child, 'close').then(() => undefined);
  exited.catch(() => undefined);
  child.stdin?.on('error', () => undefined); // a child may close its input early
  if (options.input !== undefined) child.stdin?.end(options.input);
  const readyLine = options.ready === undefined ? '' : await whenReady(child, command, options.ready, errors);
  child.stdout?.resume();
  if (child.pid === undefined) throw new Error(`${command} did not start`);
  return { pid: child.pid, readyLine, exited, signal: (name) => void child.kill(name), stop: () => stop(child, exited) };
}

/** Options of `setpriv`: the program dies with this process, and runs as `user` where one is given. */
export function setprivOptions(user: UserIds | null): readonly string[] {
  const become = user === null ? [] : ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  return ['--pdeathsig', 'KILL', ...become];
}

async function whenReady(
  child: ChildProcess,
  command: string,
  ready: NonNullable<ChildOptions['ready']>,
  errors: () => string,
): Promise<string> {
  const source = ready.on === 'stdout' ? child.stdout : (child.stdio[3] as Readable);
  if (source === null) throw new Error(`${command} has no ${ready.on}`);
  const lines = createInterface({ input: source });
  const found = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => ready.line.test(line) && resolve(line));
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`${command} ended (${code}) before it was ready: ${errors()}`)));
  });
  try {
    return await within(`${command} to be ready`, READY_LIMIT_MS, found);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    lines.close();
  }
}

async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGCONT'); // a frozen process would not hear the next one
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(force);
}

function keepTail(stream: Readable | null): () => string {
  let tail = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2_000);
  });
  return () => tail.trim();
}
