import type { Page } from 'playwright-core';
import type { Program } from '../../test/rig/launch.ts';
import { mainThreadOf, type TraceEvent, traced } from './trace.ts';

/** Milliseconds of processor time that one keystroke takes, per keystroke. */
export interface TypingWork {
  /** On the thread that draws the compose window: script, layout, painting, snapshots coming back. */
  readonly page: readonly number[];
  /** On the main process's thread: the draft, the checks, the snapshot, the tray. */
  readonly main: readonly number[];
}

const keys = 300;
/** About 130 words a minute, so that one keystroke's work is over before the next. */
const betweenKeysMs = 90;

/** Types into the text box of the program's only window as a person does. */
export async function measureTyping(program: Program, page: Page): Promise<TypingWork> {
  const pid = await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
  await page.getByRole('textbox').first().fill('');
  const text = 'Doors open at nine, and there is coffee. '.repeat(10).slice(0, keys);
  const events = await traced(program, () => page.keyboard.type(text, { delay: betweenKeysMs }));
  const presses = events.filter((event) => event.pid === pid && event.name === 'EventDispatch' && typeOf(event) === 'keydown');
  const starts = presses.map(({ ts }) => ts).sort((a, b) => a - b);
  if (starts.length < keys) throw new Error(`The trace holds ${starts.length} of ${keys} keystrokes.`);
  return { page: workBetween(events, pid, starts), main: workBetween(events, program.pid, starts) };
}

function typeOf({ args }: TraceEvent): unknown {
  const { data } = args;
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : null;
}

/** Sums the tasks of a process's main thread from each start to the next; the last keystroke has no end and is left out. */
function workBetween(events: readonly TraceEvent[], pid: number, starts: readonly number[]): readonly number[] {
  const thread = mainThreadOf(events, pid);
  const tasks = events.filter((event) => event.pid === pid && event.tid === thread && event.name === 'ThreadControllerImpl::RunTask');
  // The task that dispatches a key begins a little before the key event in it.
  const keyOf = (task: TraceEvent): number => starts.findLastIndex((start) => start < task.ts + task.dur);
  const sums = new Array<number>(starts.length).fill(0);
  for (const task of tasks) {
    const key = keyOf(task);
    if (key >= 0) sums[key] = (sums[key] ?? 0) + (task.tdur ?? task.dur) / 1000;
  }
  return sums.slice(0, -1);
}
