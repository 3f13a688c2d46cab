import { type CommandName, commandSchemas } from '../../shared/ipc.ts';

export type ReadCommand =
  | { readonly kind: 'command'; readonly name: CommandName; readonly args: unknown }
  | { readonly kind: 'unreadable'; readonly words: string };

/** Checks a message from a window. The words name the field, never its value: it may be a password. */
export function readCommand(name: unknown, args: unknown): ReadCommand {
  if (!isCommandName(name)) return { kind: 'unreadable', words: 'Hatcheck has no such command. Nothing was done; restart Hatcheck.' };
  const parsed = commandSchemas[name].safeParse(args);
  if (parsed.success) return { kind: 'command', name, args: parsed.data };
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'arguments'))].join(', ');
  return {
    kind: 'unreadable',
    words: `Hatcheck could not read the command "${name}": ${fields}. Nothing was done; check what you entered.`,
  };
}

function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commandSchemas, name);
}
