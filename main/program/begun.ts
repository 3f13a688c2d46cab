import type { Clock } from '../clock.ts';
import type { TrustedWindows } from '../ipc/trusted-windows.ts';
import type { Log } from '../log.ts';
import type { WorkerHandle } from '../vault/worker-host.ts';
import type { AheadWindow } from '../windows/draw-ahead.ts';
import type { WindowFactory } from '../windows/window-factory.ts';
import type { Faults } from './listen-for-faults.ts';

/** What is there before the program itself is read: it takes other processes the longest, or must hear the first fault. */
export interface Begun {
  /** The machine's own. */
  readonly systemClock: Clock;
  readonly log: Log;
  readonly faults: Faults;
  readonly trusted: TrustedWindows;
  readonly create: WindowFactory;
  readonly compose: AheadWindow;
  readonly spawnWorker: () => WorkerHandle;
  readonly firstWorker: WorkerHandle;
  /** Folder of the built main process, absolute. */
  readonly builtMain: string;
}
