import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type CommandArguments, type CommandName, type CommandResult, commandChannel } from '../../shared/ipc.ts';
import { readCommand } from './read-command.ts';
import type { TrustedWindows } from './trusted-windows.ts';

/** One handler for every command; a command without one does not compile. */
export type CommandHandlers = { readonly [N in CommandName]: (args: CommandArguments<N>) => Promise<CommandResult<N>> };

/**
 * Answers commands from our own windows. A call from anywhere else, an unknown name or arguments that do not
 * fit the schema reject with one plain sentence, and nothing was done.
 */
export function registerCommands(handlers: CommandHandlers, windows: TrustedWindows): void {
  ipcMain.handle(commandChannel, async (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    if (!windows.isTrusted(event)) throw new Error('This page may not send commands to Hatcheck.');
    const command = readCommand(name, args);
    if (command.kind === 'unreadable') throw new Error(command.words);
    return run(handlers, command.name, command.args);
  });
}

/** `args` has just passed the schema of `name`: the one place where the two are brought together again. */
function run<N extends CommandName>(handlers: CommandHandlers, name: N, args: unknown): Promise<CommandResult<N>> {
  return handlers[name](args as CommandArguments<N>);
}
