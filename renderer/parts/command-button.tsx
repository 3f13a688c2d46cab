import type { CommandArguments, CommandName, CommandResult } from '../../shared/ipc.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button, type ButtonProps } from './button.tsx';
import './command-button.css';
import { Refused } from './refused.tsx';

interface CommandButtonProps<N extends CommandName> extends Omit<ButtonProps, 'onPress' | 'isPending'> {
  readonly command: N;
  readonly args: CommandArguments<N>;
  readonly onDone?: (result: CommandResult<N>) => void;
}

/** A button that runs one command, waits for it, and shows a refusal below itself. */
export function CommandButton<N extends CommandName>({ command, args, onDone, ...button }: CommandButtonProps<N>) {
  const { run, pending, refusal } = useCommand(command);
  const press = async () => {
    const result = await run(args);
    if (result.kind === 'ok') onDone?.(result);
  };
  return (
    <span className="command">
      <Button {...button} isPending={pending} onPress={() => void press()} />
      <Refused refusal={refusal} />
    </span>
  );
}
