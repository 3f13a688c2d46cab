import { spawn } from 'node:child_process';

export type CommandOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is killed and counts as failed. */
  readonly timeLimitMs?: number;
};

export type CommandResult =
  | { readonly kind: 'ok'; readonly stdout: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly stdout: string };

/** Runs a command without a shell and without input, and collects what it prints. Never throws. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeLimitMs,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ kind: 'failed', reason: `${command}: ${error.message}`, stdout }));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ kind: 'ok', stdout });
      const ending = signal === null ? `exit code ${code}` : `ended by ${signal}`;
      resolve({ kind: 'failed', reason: `${command}: ${ending}\n${lastLines(stderr || stdout)}`, stdout });
    });
  });
}

/** As {@link runCommand}, for steps that cannot go on without it: throws with the command's last words. */
export async function mustRun(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await runCommand(command, args, options);
  if (result.kind === 'failed') throw new Error(result.reason);
  return result.stdout;
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
