import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { say } from './say.ts';

/**
 * Runs `main` when the module at `moduleUrl` is what the command line started, and not when it is only imported.
 * An error ends the process with its message and code 1, without a stack: these are messages for the person who ran it.
 */
export function runAsScript(moduleUrl: string, main: () => Promise<void>): void {
  const started = process.argv[1];
  if (started === undefined || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  main().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
