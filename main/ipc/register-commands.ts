import { ipcMain } from 'electron';
import { commandChannel } from '../../shared/channels.ts';
import { answerCommand, type CommandDesk } from './answer-command.ts';
import type { TrustedWindows } from './trusted-windows.ts';

/** From here on the commands of our windows are answered. */
export function registerCommands(desk: Promise<CommandDesk>, windows: TrustedWindows): void {
  ipcMain.handle(commandChannel, answerCommand(desk, windows));
}
