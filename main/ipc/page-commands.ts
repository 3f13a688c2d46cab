import type { CommandName } from '../../shared/ipc.ts';
import type { PageName } from '../windows/window-factory.ts';

/** What each page may send. A page that shows little may do little: one that was taken over can do no more than it could. */
const commandsOf: Readonly<Record<PageName, 'every' | ReadonlySet<CommandName>>> = {
  compose: 'every',
  console: 'every',
  strip: new Set(['snapshot.get', 'fault.report', 'strip.button', 'arming.disarm'] satisfies CommandName[]),
  unlock: new Set([
    'snapshot.get',
    'fault.report',
    'vault.unlock',
    'vault.cancelUnlock',
    'window.open',
    'program.quit',
  ] satisfies CommandName[]),
};

export function maySend(page: PageName, command: CommandName): boolean {
  const commands = commandsOf[page];
  return commands === 'every' || commands.has(command);
}
