import { useCallback, useState } from 'react';
import type { CommandArguments, CommandName, CommandResult } from '../../shared/ipc.ts';
import { type Refusal, refused } from '../../shared/outcome.ts';
import { useBridge } from './hatcheck-context.tsx';

/** One command of one control: whether it is under way, and why it was last refused. */
export interface Command<N extends CommandName> {
  readonly run: (args: CommandArguments<N>) => Promise<CommandResult<N>>;
  readonly pending: boolean;
  readonly refusal: Refusal | null;
  readonly forget: () => void;
}

const broken = 'Hatcheck could not do this, and nothing was changed. Try again; if it stays, restart Hatcheck.';

/** Runs the command `name`; its refusal is kept here, to be shown beside the control that asked. */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const { run: runQuietly, refusal, forget } = useQuietCommand(name);
  const [pending, setPending] = useState(false);
  const run = useCallback(
    async (args: CommandArguments<N>): Promise<CommandResult<N>> => {
      setPending(true);
      const result = await runQuietly(args);
      setPending(false);
      return result;
    },
    [runQuietly],
  );
  return { run, pending, refusal, forget };
}

/** As `useCommand`, for what goes on while somebody types: nothing is drawn anew because it begins or ends. */
export function useQuietCommand<N extends CommandName>(name: N): Omit<Command<N>, 'pending'> {
  const bridge = useBridge();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = useCallback(
    async (args: CommandArguments<N>): Promise<CommandResult<N>> => {
      setRefusal(null);
      const result = await bridge.run(name, args).catch((): CommandResult<N> => refused(null, 'command-failed', broken));
      if (result.kind === 'refused') setRefusal(result.refusal);
      return result;
    },
    [bridge, name],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { run, refusal, forget };
}
