import { join } from 'node:path';
import { app, session } from 'electron';
import { isCommandLine } from './command-words.ts';
import { registerCommands } from './ipc/register-commands.ts';
import { createTrustedWindows } from './ipc/trusted-windows.ts';
import type { Begun } from './program/begun.ts';
import { openLog } from './program/keep-log.ts';
import { listenForFaults } from './program/listen-for-faults.ts';
import { createSystemClock } from './system-clock.ts';
import { spawnElectronWorker } from './vault/electron-worker.ts';
import { appOrigin, registerAppScheme, serveAppPages } from './windows/app-protocol.ts';
import { createWindowFactory, denyPermissions, fetchNoDictionaries } from './windows/window-factory.ts';
import { prepareCompose } from './windows/windows.ts';

const built = join(import.meta.dirname, '..');

registerAppScheme();
if (isCommandLine(process.platform, app.isPackaged, process.argv)) {
  void import('./cli/hatcheck.ts'); // answers, and ends the process
} else if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron only becomes ready once this module has ended.
  void app.whenReady().then(start);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const begun = begin();
  const desk = import('./index.ts').then(({ run }) => run(begun));
  registerCommands(desk, begun.trusted);
  await (await desk).handlers; // a fault on the way is everybody's
}

/**
 * What takes other processes the longest begins before the program itself is read: the keyring's helper, and the compose
 * page, out of sight. So this file imports little, and nothing that imports zod.
 */
function begin(): Begun {
  const systemClock = createSystemClock();
  const spawnWorker = () => spawnElectronWorker(join(built, 'main', 'keytar-worker.js'));
  const firstWorker = spawnWorker();
  const trusted = createTrustedWindows(appOrigin);
  serveAppPages(join(built, 'renderer'));
  denyPermissions(session.defaultSession);
  fetchNoDictionaries(session.defaultSession);
  const create = createWindowFactory({ preload: join(built, 'preload', 'preload.cjs'), trust: trusted.trust });
  const compose = prepareCompose(create);
  const log = openLog(app.getPath('userData'), systemClock);
  const faults = listenForFaults(log, systemClock);
  return { systemClock, log, faults, trusted, create, compose, spawnWorker, firstWorker, builtMain: import.meta.dirname };
}
