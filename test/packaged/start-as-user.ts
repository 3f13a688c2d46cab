import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Desktop } from '../rig/desktop.ts';
import { waitFor } from '../rig/wait-for.ts';
import { installed } from './installed-package.ts';

/** `nobody` of every Linux: no root, no home of its own. */
const user = { uid: 65_534, gid: 65_534 } as const;

export type InstalledProgram = {
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  /** The page of a window, over Chromium's own debugging port: the fuse for Node's inspector is off in what ships. */
  page(fits: RegExp): Promise<Page>;
  /** The number of the seccomp mode (2: filtered) of each page's process, from Linux itself. */
  sandboxOfPages(): readonly string[];
  readonly exited: Promise<number | null>;
  kill(): Promise<void>;
};

/** Starts the installed program on the desktop as somebody who is not root, with Chromium's sandbox on. */
export async function startAsUser(desktop: Desktop): Promise<InstalledProgram> {
  giveTo(user, desktop);
  // As on GNOME, where Chromium would take the keyring for its own secrets; the rig's desktop has another name.
  const args = ['--disable-gpu', '--remote-debugging-port=0', '--password-store=gnome-libsecret'];
  const child = spawn(installed.command, args, { ...user, env: desktop.env, cwd: desktop.home, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let browser: Browser | null = null;
  return {
    pid: child.pid ?? 0,
    output: () => output,
    page: async (fits) => {
      browser ??= await connect(() => output);
      const contexts = browser.contexts();
      return waitFor(`a window at ${fits}`, async () =>
        contexts.flatMap((context) => context.pages()).find((page) => fits.test(page.url())),
      );
    },
    sandboxOfPages: () => pageProcesses().map(seccompOf),
    exited,
    kill: async () => {
      await browser?.close();
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Lets the user into the desktop's folders, and makes the home theirs. */
function giveTo({ uid, gid }: typeof user, desktop: Desktop): void {
  const folder = path.dirname(desktop.home);
  chmodSync(folder, 0o711);
  for (const own of [desktop.home, path.join(folder, 'run')]) giveAll(own, uid, gid);
}

function giveAll(file: string, uid: number, gid: number): void {
  if (lstatSync(file).isDirectory()) for (const name of readdirSync(file)) giveAll(path.join(file, name), uid, gid);
  chownSync(file, uid, gid);
}

async function connect(output: () => string): Promise<Browser> {
  const address = await waitFor('the debugging port', async () => /DevTools listening on (ws:\S+)/.exec(output())?.[1]);
  return chromium.connectOverCDP(address);
}

function pageProcesses(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    const command = read(`/proc/${pid}/cmdline`);
    return command.startsWith(installed.folder) && command.includes('--type=renderer');
  });
}

function seccompOf(pid: string): string {
  return /^Seccomp:\s*(\d)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 'gone';
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
