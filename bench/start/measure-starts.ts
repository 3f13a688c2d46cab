import { setTimeout as delay } from 'node:timers/promises';
import { memoryOf, type ProcessMemory, processTree, ticksOf } from '../process-tree.ts';
import { type Side, startApp } from './start-app.ts';

export interface Sides {
  readonly executable: string;
  readonly sandbox: boolean;
  readonly ours: Side;
  readonly empty: Side;
}

/** Milliseconds from process to picture, one value per start. */
export interface StartTimes {
  readonly ours: readonly number[];
  readonly empty: readonly number[];
}

export interface IdleCost {
  /** Total PSS of all processes, MB. */
  readonly mb: number;
  readonly processes: readonly ProcessMemory[];
  /** Share of one core, in percent. */
  readonly cpuPercent: number;
}

/** Long enough after a start for the keyring's helper process to have ended. */
const settleMs = 40_000;
const idleMs = 20_000;
const ticksPerSecond = 100;

/** Starts both sides in turn, so that whatever else the machine does meets both. The first round warms up and is not counted. */
export async function measureStarts(sides: Sides, rounds: number): Promise<StartTimes> {
  const ours: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [side, times] of [
      [sides.empty, empty],
      [sides.ours, ours],
    ] as const) {
      const app = await startApp(sides.executable, side, sides.sandbox);
      await app.stop();
      if (round > 0) times.push(app.paintedAfterMs);
    }
  }
  return { ours, empty };
}

/** One start, left alone. */
export async function measureIdle({ executable, sandbox }: Sides, side: Side): Promise<IdleCost> {
  const app = await startApp(executable, side, sandbox);
  try {
    await delay(settleMs);
    const pids = processTree(app.pid);
    const processes = memoryOf(pids);
    const before = ticksOf(pids);
    await delay(idleMs);
    const ticks = ticksOf(processTree(app.pid)) - before;
    const mb = processes.reduce((sum, process) => sum + process.mb, 0);
    return { mb, processes, cpuPercent: (ticks / ticksPerSecond / (idleMs / 1000)) * 100 };
  } finally {
    await app.stop();
  }
}
