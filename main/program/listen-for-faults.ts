import { app, BrowserWindow, clipboard } from 'electron';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createCrashWindow, watchForFaults } from '../windows/crash.ts';
import type { Fault } from '../windows/crash-report.ts';
import { createOnFault } from './on-fault.ts';

export interface Faults {
  readonly onFault: (fault: Fault) => void;
  /** From here on there is a program to stop, and windows to take away. Before, the crash window alone is shown. */
  haltWith(halt: () => Promise<void>, hideAll: () => void): void;
}

export const systemName = `${process.platform} ${process.getSystemVersion()} ${process.arch}`;

/** Starts the whole program anew. */
export function restart(): void {
  app.relaunch();
  app.quit();
}

/** Every fault that nobody caught, from the first moment on: the program stops acting, then one window says so. */
export function listenForFaults(log: Log, clock: Clock): Faults {
  let halt = async (): Promise<void> => {};
  let hideAll = (): void => {};
  const showCrash = createCrashWindow({
    create: (options) => new BrowserWindow(options),
    facts: () => ({ version: app.getVersion(), electron: process.versions.electron, system: systemName, now: clock.now() }),
    copy: (report) => clipboard.writeText(report),
    restart,
    quit: () => app.quit(),
  });
  const onFault = createOnFault({ log, clock, halt: () => halt(), hideAll: () => hideAll(), showCrash });
  watchForFaults(process, app, onFault);
  return {
    onFault,
    haltWith(haltProgram, hideProgram) {
      halt = haltProgram;
      hideAll = hideProgram;
    },
  };
}
