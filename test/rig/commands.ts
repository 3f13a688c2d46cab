import type { Page } from 'playwright-core';
import type { CommandArguments, CommandName, CommandResult } from '../../shared/ipc.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

/** Commands as a window sends them, without the mouse: for what a test is not about, and for speed. */
export type Commands = {
  run<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>>;
  /** As `run`, for what must not be refused: gives the value, or throws the words of the refusal. */
  must<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<Extract<CommandResult<N>, { kind: 'ok' }>['value']>;
  snapshot(): Promise<Snapshot>;
  /** Waits until `look` finds something in the snapshot. */
  until<T>(what: string, look: (snapshot: Snapshot) => T | undefined | false, options?: WaitOptions): Promise<T>;
};

/** Commands through any window of the program. */
export function commandsThrough(page: Page): Commands {
  const run = async <N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> => {
    const call = { name, args: args as object };
    const answer = await page.evaluate(({ name, args }) => window.hatcheck.run(name as 'panic', args as Record<string, never>), call);
    return answer as CommandResult<N>;
  };
  const must: Commands['must'] = async (name, args) => {
    const answer = await run(name, args);
    if (answer.kind === 'refused') throw new Error(`${name} was refused: ${answer.refusal.words}`);
    return answer.value as never;
  };
  const snapshot = () => must('snapshot.get', {}) as Promise<Snapshot>;
  return {
    run,
    must,
    snapshot,
    until: (what, look, options) => waitFor(what, async () => look(await snapshot()), options),
  };
}
