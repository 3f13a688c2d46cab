import { runCommand } from '../../scripts/run-command.ts';

/**
 * Whether Chromium can put its processes into its sandbox here: it refuses as root, and it needs user namespaces, which
 * many containers forbid. (The sandbox of what is installed is tested with the package, not with the rig.)
 */
export async function canSandbox(): Promise<boolean> {
  if (process.getuid?.() === 0) return false;
  return (await runCommand('unshare', ['--user', 'true'])).kind === 'ok';
}
