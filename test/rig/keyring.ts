import { z } from 'zod';
import { runCommand } from '../../scripts/run-command.ts';
import { type BusClient, connectBus } from './bus-client.ts';
import { type Child, startChild } from './child-process.ts';
import type { Desktop } from './desktop.ts';
import { waitFor } from './wait-for.ts';

/**
 * `ready`: unlocked. `locked`: there is a keyring, and using it opens a password prompt. `fresh`: a Secret Service
 * without any keyring, as on an account never logged in to. (A missing Secret Service is a desktop without this.)
 */
export type KeyringState = 'ready' | 'locked' | 'fresh';

export type Keyring = {
  readonly pid: number;
  lock(): Promise<void>;
  isLocked(): Promise<boolean>;
  /** Waits for the password prompt, types the password into it as a person would, and waits until it is unlocked. */
  unlockThroughPrompt(): Promise<void>;
  /** Waits for the password prompt and cancels it. */
  cancelPrompt(): Promise<void>;
  /** Stops answering, without closing connections. */
  freeze(): void;
  thaw(): void;
  /** Dies at once, as in a crash. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORD = 'keyring-password';
const SERVICE = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' } as const;
const NO_COLLECTION = '/';

/** Starts gnome-keyring on the desktop's session bus. One that was killed may be started again on the same desktop. */
export async function startKeyring(desktop: Desktop, state: KeyringState = 'ready'): Promise<Keyring> {
  const bus = await connectBus(desktop.sessionBus);
  const daemon = await startDaemon(desktop, state);
  await waitFor('the keyring to be on the bus', () => isOnBus(bus));
  if (state !== 'fresh') await waitFor('the keyring to be unlocked', async () => !(await isLocked(bus)));
  if (state === 'locked') await lock(bus);
  const end = async (signal: NodeJS.Signals) => {
    bus.close();
    daemon.signal(signal);
    await daemon.stop();
  };
  return {
    pid: daemon.pid,
    lock: () => lock(bus),
    isLocked: () => isLocked(bus),
    unlockThroughPrompt: async () => {
      await pressInPrompt(desktop, ['type', PASSWORD], ['key', 'Return']);
      await waitFor('the keyring to be unlocked', async () => !(await isLocked(bus)));
    },
    cancelPrompt: () => pressInPrompt(desktop, ['key', 'Escape']),
    freeze: () => daemon.signal('SIGSTOP'),
    thaw: () => daemon.signal('SIGCONT'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function startDaemon(desktop: Desktop, state: KeyringState): Promise<Child> {
  const args = ['--foreground', '--components=secrets'];
  const owner = { env: desktop.env, user: desktop.user ?? null };
  return state === 'fresh'
    ? startChild('gnome-keyring-daemon', ['--start', ...args], owner)
    : startChild('gnome-keyring-daemon', ['--unlock', ...args], { ...owner, input: PASSWORD });
}

async function isOnBus(bus: BusClient): Promise<boolean> {
  const [owned] = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    signature: 's',
    body: [SERVICE.destination],
  });
  return owned === true;
}

async function defaultCollection(bus: BusClient): Promise<string> {
  const answer = await bus.call({
    ...SERVICE,
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    signature: 's',
    body: ['default'],
  });
  return z.tuple([z.string()]).parse(answer)[0];
}

/** A keyring that does not exist counts as locked: nothing can be kept in it. */
async function isLocked(bus: BusClient): Promise<boolean> {
  const collection = await defaultCollection(bus);
  if (collection === NO_COLLECTION) return true;
  const answer = await bus.call({
    destination: SERVICE.destination,
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  return z.tuple([z.object({ value: z.boolean() })]).parse(answer)[0].value;
}

async function lock(bus: BusClient): Promise<void> {
  await bus.call({
    ...SERVICE,
    interface: 'org.freedesktop.Secret.Service',
    member: 'Lock',
    signature: 'ao',
    body: [[await defaultCollection(bus)]],
  });
}

async function pressInPrompt(desktop: Desktop, ...actions: readonly (readonly string[])[]): Promise<void> {
  const xdotool = (...args: readonly string[]) => runCommand('xdotool', args, { env: desktop.env, timeLimitMs: 10_000 });
  const window = await waitFor('the keyring’s password prompt', async () => {
    const found = await xdotool('search', '--onlyvisible', '--class', 'gcr-prompter');
    return found.kind === 'ok' && found.stdout.trim().split('\n')[0];
  });
  await waitFor('the prompt to have the focus', async () => (await xdotool('windowfocus', '--sync', window)).kind === 'ok');
  for (const action of actions) {
    const done = await xdotool(...action);
    if (done.kind === 'failed') throw new Error(done.reason);
  }
}
