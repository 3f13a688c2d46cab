import { runCommand } from './run-command.ts';

export type ElectronAnswer = { readonly kind: 'ok'; readonly version: string } | { readonly kind: 'silent'; readonly reason: string };

/**
 * Asks an executable for the Electron version it is, by running it as plain Node (no window, no display needed).
 * Fails for anything that is not Electron, lacks a system library, or has its RunAsNode fuse off.
 */
export async function askElectronVersion(executable: string): Promise<ElectronAnswer> {
  const answer = await runCommand(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeLimitMs: 30_000,
  });
  if (answer.kind === 'failed') return { kind: 'silent', reason: answer.reason };
  const version = answer.stdout.trim();
  return /^\d+\.\d+\.\d+/.test(version)
    ? { kind: 'ok', version }
    : { kind: 'silent', reason: `${executable} answered "${version}" for its Electron version` };
}
