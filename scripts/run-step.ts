import { spawn } from 'node:child_process';
import { say } from './say.ts';

/** Runs one step with the terminal's own input and output, and throws with the step's name when it fails. */
export async function runStep(name: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const startedAt = performance.now();
  say(`== ${name}`);
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code !== 0) throw new Error(`${name}: failed with exit code ${code}.`);
  say(`== ${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
}
