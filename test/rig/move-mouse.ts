import { mustRun } from '../../scripts/run-command.ts';
import type { Desktop } from './desktop.ts';

/** Somebody is at the computer: without a hand on mouse or keyboard for some minutes nobody is. */
export async function moveMouse(desktop: Desktop): Promise<void> {
  for (const x of ['1', '2']) await mustRun('xdotool', ['mousemove', x, '1'], { env: desktop.env });
}
