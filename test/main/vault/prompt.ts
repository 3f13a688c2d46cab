import { mustRun, runCommand } from '../../../scripts/run-command.ts';
import type { Desktop } from '../../rig/desktop.ts';
import { waitFor } from '../../rig/wait-for.ts';

const search = ['search', '--onlyvisible', '--class', 'gcr-prompter'];

/** Whether the keyring's prompt is on the screen. */
export async function promptShows(desktop: Desktop): Promise<boolean> {
  return (await runCommand('xdotool', search, { env: desktop.env })).kind === 'ok';
}

/** Answers the prompt that asks for the password of a new keyring. */
export async function chooseNewPassword(desktop: Desktop, password: string): Promise<void> {
  await waitFor('the prompt', () => promptShows(desktop));
  const focus = ['search', '--onlyvisible', '--class', 'gcr-prompter', 'windowfocus', '--sync'];
  await waitFor('the prompt to have the focus', async () => (await runCommand('xdotool', focus, { env: desktop.env })).kind === 'ok');
  await mustRun('xdotool', ['type', password], { env: desktop.env });
  await mustRun('xdotool', ['key', 'Tab'], { env: desktop.env });
  await mustRun('xdotool', ['type', password], { env: desktop.env });
  await mustRun('xdotool', ['key', 'Return'], { env: desktop.env });
}
