import type { IpcMainInvokeEvent } from 'electron';
import type { CommandArguments, CommandName, CommandResult } from '../../shared/ipc.ts';
import { maySend } from './page-commands.ts';
import type { ReadCommand } from './read-command.ts';
import type { TrustedWindows } from './trusted-windows.ts';

/** One handler for every command; a command without one does not compile. */
export type CommandHandlers = { readonly [N in CommandName]: (args: CommandArguments<N>) => Promise<CommandResult<N>> };

/** A command known to fit. */
export interface ReadyCommand {
  readonly name: CommandName;
  readonly args: unknown;
}

/** What reads and carries out commands. It is there later than the first page. */
export interface CommandDesk {
  readonly readCommand: (name: unknown, args: unknown) => ReadCommand;
  readonly handlers: Promise<CommandHandlers>;
}

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/**
 * Answers commands from our own windows. A call from anywhere else, an unknown name, a command that this page has no
 * business with, or arguments that do not fit the schema reject with one plain sentence, and nothing was done. A call that
 * comes before there are handlers waits.
 */
export function answerCommand(desk: Promise<CommandDesk>, windows: Pick<TrustedWindows, 'pageOf'>) {
  return async (event: Sender, name: unknown, args: unknown): Promise<CommandResult<CommandName>> => {
    const page = windows.pageOf(event);
    if (page === null) throw new Error('This page may not send commands to Hatcheck.');
    const { readCommand, handlers } = await desk;
    const command = readCommand(name, args);
    if (command.kind === 'unreadable') throw new Error(command.words);
    if (!maySend(page, command.name)) throw new Error(`The ${page} page may not send "${command.name}" to Hatcheck. Nothing was done.`);
    return runCommand(await handlers, command);
  };
}

/** Runs a command whose arguments have passed its schema, or that main itself made. */
export function runCommand(handlers: CommandHandlers, { name, args }: ReadyCommand): Promise<CommandResult<CommandName>> {
  return runNamed(handlers, name, args);
}

/** The one place where a name and its arguments, checked apart, are brought together again. */
function runNamed<N extends CommandName>(handlers: CommandHandlers, name: N, args: unknown): Promise<CommandResult<N>> {
  return handlers[name](args as CommandArguments<N>);
}
