import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mustRun } from '../../scripts/run-command.ts';
import { type Child, startChild, type UserIds } from './child-process.ts';
import { startPrivateBus } from './private-bus.ts';

export type DesktopOptions = {
  /** The screen's size in pixels. */
  readonly screen?: { readonly width: number; readonly height: number };
  /** A screen that is there already, by its environment (`DISPLAY` and the like): windows open on it, buses and home stay our own. */
  readonly onScreen?: Readonly<Record<string, string>>;
  /** Whose desktop it is; the user's who runs the tests unless said otherwise, which takes root. */
  readonly user?: UserIds | null;
};

/** A desktop of our own: a screen, a window manager, buses and a home folder that nobody else sees. */
export type Desktop = {
  /** All a program on this desktop needs, and nothing of the real desktop. */
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** Whose desktop it is; null or absent for the user who runs the tests. */
  readonly user?: UserIds | null;
  readonly sessionBus: string;
  readonly systemBus: string;
  /** Ends everything on the desktop and removes its folders. */
  stop(): Promise<void>;
};

/** Where Debian, Ubuntu and Fedora keep the keyring's password prompt. */
const GCR_PROMPTER = '/usr/libexec/gcr-prompter';

/**
 * Starts a virtual desktop. Its session bus offers the keyring's password prompt but no keyring: a Secret Service is
 * missing until `startKeyring`. Ready means ready: each part has said so.
 */
export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const { width, height } = options.screen ?? { width: 1280, height: 800 };
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-desktop-'));
  const base = baseEnvironment(folder);
  const user = options.user ?? null;
  if (user !== null) await mustRun('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  const parts: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of parts.reverse()) await part.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const screen = options.onScreen === undefined ? await startScreen({ env: base, user }, width, height) : null;
    if (screen !== null) parts.push(screen.child);
    const onScreen = { ...base, ...(screen === null ? options.onScreen : { DISPLAY: screen.display }) };
    const prompts = ['org.gnome.keyring.SystemPrompter', 'org.gnome.keyring.PrivatePrompter'];
    const services = prompts.map((name) => ({ name, command: GCR_PROMPTER }));
    const systemBus = await startPrivateBus({ type: 'system', folder, services: [], env: base, user });
    parts.push(systemBus);
    const withSystemBus = { ...onScreen, DBUS_SYSTEM_BUS_ADDRESS: systemBus.address };
    const sessionBus = await startPrivateBus({ type: 'session', folder, services, env: withSystemBus, user });
    parts.push(sessionBus);
    const env = { ...withSystemBus, DBUS_SESSION_BUS_ADDRESS: sessionBus.address };
    if (screen !== null) parts.push(await startWindowManager({ env, user }));
    return { env, home: base.HOME, user, sessionBus: sessionBus.address, systemBus: systemBus.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Owner = { readonly env: NodeJS.ProcessEnv; readonly user: UserIds | null };

function baseEnvironment(folder: string) {
  const inside = (name: string) => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true, mode: 0o700 });
    return made;
  };
  const home = inside('home');
  return {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    USER: 'hatcheck',
    HOME: home,
    XDG_RUNTIME_DIR: inside('run'),
    XDG_CONFIG_HOME: inside('home/.config'),
    XDG_DATA_HOME: inside('home/.local/share'),
    XDG_CACHE_HOME: inside('home/.cache'),
    XDG_CURRENT_DESKTOP: 'X-HATCHECK', // under GNOME's name Chromium hides tray icons in files instead of sending them
    XDG_SESSION_TYPE: 'x11',
    NO_AT_BRIDGE: '1', // there is no accessibility bus to look for
  };
}

async function startScreen(owner: Owner, width: number, height: number): Promise<{ child: Child; display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const child = await startChild('Xvfb', args, { ...owner, ready: { line: /^\d+$/, on: 'fd3' } });
  return { child, display: `:${child.readyLine}` };
}

function startWindowManager(owner: Owner): Promise<Child> {
  const args = ['--sm-disable', '--startup', 'echo ready'];
  return startChild('openbox', args, { ...owner, ready: { line: /^ready$/, on: 'stdout' } });
}
