import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { ElectronRuntime } from '../../scripts/electron-runtime.ts';
import { canSandbox } from './chromium-sandbox.ts';
import type { Desktop } from './desktop.ts';
import { waitFor } from './wait-for.ts';

export type LaunchOptions = {
  readonly desktop: Desktop;
  readonly electron: ElectronRuntime;
  /** The folder of the program's own data. One profile is one person's; a second start on it goes on from there. */
  readonly profile: string;
  /** Added to the desktop's environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The folder of the app to start; the program itself, built, unless said otherwise. */
  readonly appFolder?: string;
  /** Milliseconds to wait for it to start; a program that ends while it starts is waited for as long. */
  readonly limitMs?: number;
};

export type Program = {
  readonly app: ElectronApplication;
  readonly pid: number;
  /** All it has printed so far, on both streams. */
  output(): string;
  /** The page of the window whose address or title fits, waited for. The compose window counts from when it shows. */
  window(fits: RegExp): Promise<Page>;
  /** Resolves with the exit code when the program has ended, however that came; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Asks the program to quit and waits until it has. */
  quit(): Promise<void>;
  /** Ends the program at once (SIGKILL), as in a crash, and waits until it is gone. */
  kill(): Promise<void>;
};

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const LAUNCH_LIMIT_MS = 30_000;

/** Starts the built program (`out/`, see `npm run build`) on a desktop, driven by Playwright. */
export async function launchProgram(options: LaunchOptions): Promise<Program> {
  const chromiumSandbox = await canSandbox();
  const app = await _electron.launch({
    executablePath: options.electron.executable,
    args: ['--disable-gpu', `--user-data-dir=${options.profile}`, path.resolve(options.appFolder ?? REPOSITORY), ...(options.args ?? [])],
    chromiumSandbox, // else Playwright adds --no-sandbox
    env: { ...options.desktop.env, ...options.env },
    timeout: options.limitMs ?? LAUNCH_LIMIT_MS,
  });
  const child = app.process(); // not to be had any more once the program has ended
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    app,
    pid: child.pid ?? 0,
    output: () => output,
    window: (fits) => findWindow(app, fits),
    exited,
    quit: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await app.close();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Looks at every window again and again: one may close, and another open, while it is being looked at. */
function findWindow(app: ElectronApplication, fits: RegExp): Promise<Page> {
  const isIt = async (page: Page) => {
    await page.waitForLoadState('domcontentloaded');
    if (!fits.test(page.url()) && !fits.test(await page.title())) return false;
    if (!page.url().includes('/compose.html')) return true; // the strip may be hidden
    const window = await app.browserWindow(page); // loaded ahead, out of sight
    return window.evaluate((shown) => shown.isVisible());
  };
  const look = async () => {
    for (const page of app.windows()) {
      if (await isIt(page).catch(() => false)) return page;
    }
    return undefined;
  };
  return waitFor(`the window ${fits}`, look, { withinMs: LAUNCH_LIMIT_MS });
}
