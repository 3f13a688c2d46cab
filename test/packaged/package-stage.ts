import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { mustRun } from '../../scripts/run-command.ts';
import { setprivOptions, type UserIds } from '../rig/child-process.ts';
import { type Desktop, startDesktop } from '../rig/desktop.ts';
import { type Keyring, type KeyringState, startKeyring } from '../rig/keyring.ts';
import { startSessionSignals } from '../rig/session-signals.ts';
import { startTrayWatcher, type TrayWatcher } from '../rig/tray-watcher.ts';
import { waitFor } from '../rig/wait-for.ts';

/** A packaged program that runs. Its inspector is fused off, so it is driven from outside: by its tray and on its screen. */
export type PackagedProgram = {
  readonly pid: number;
  /** All it has printed so far, on both streams. */
  output(): string;
  /** Resolves with the exit code when it has ended; null when a signal ended it. */
  readonly exited: Promise<number | null>;
};

/** A desktop of an ordinary user's, with a keyring, for a packaged program. */
export type PackageStage = {
  readonly desktop: Desktop;
  readonly keyring: Keyring;
  readonly tray: TrayWatcher;
  /** Where the program keeps this user's data. */
  readonly profile: string;
  start(executable: string, args?: readonly string[], env?: Readonly<Record<string, string>>): PackagedProgram;
  stop(): Promise<void>;
};

/** Builds the stage. What was started before something failed is stopped again. */
export async function buildPackageStage(user: UserIds | null, keyringState: KeyringState = 'ready'): Promise<PackageStage> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const desktop = await startDesktop({ user });
    stops.push(desktop.stop);
    const tray = await startTrayWatcher(desktop);
    stops.push(tray.stop);
    const signals = await startSessionSignals(desktop);
    stops.push(signals.stop);
    const keyring = await startKeyring(desktop, keyringState);
    stops.push(keyring.stop);
    const start: PackageStage['start'] = (executable, args = [], env = {}) => {
      const child = spawn('setpriv', [...setprivOptions(user), executable, '--disable-gpu', ...args], {
        cwd: '/',
        env: { ...desktop.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      const exited = once(child, 'exit').then(([code]) => code as number | null);
      stops.push(async () => {
        child.kill('SIGKILL');
        await exited;
      });
      return { pid: child.pid ?? 0, output: () => output, exited };
    };
    return { desktop, keyring, tray, profile: path.join(desktop.home, '.config', 'Hatcheck'), start, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for a window that shows something: more than its background. Writes its picture to `file`. */
export async function pictureOfWindow(desktop: Desktop, title: string, file: string): Promise<void> {
  const { env } = desktop;
  mkdirSync(path.dirname(file), { recursive: true });
  await waitFor(`a window named ${title} with something in it`, async () => {
    const found = await mustRun('xdotool', ['search', '--onlyvisible', '--name', `^${title}$`], { env });
    const window = found.trim().split('\n')[0] ?? '';
    await mustRun('import', ['-window', window, `png:${file}`], { env, timeLimitMs: 20_000 });
    const colours = Number(await mustRun('identify', ['-format', '%k', file]));
    return colours > 16; // text has soft edges
  });
}
