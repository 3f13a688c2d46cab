import { existsSync } from 'node:fs';
import { mustRun, runCommand } from '../../scripts/run-command.ts';

/** Where the package puts the program, its command, and the folders for IT's rules. */
export const installed = {
  folder: '/opt/Hatcheck',
  command: '/usr/bin/hatcheck',
  rules: '/etc/opt/hatcheck',
  policies: '/etc/opt/hatcheck/policies',
} as const;

/**
 * Installs a package on this very machine, as an administrator would. Throws, and changes nothing, where that is not
 * possible or where a Hatcheck of the machine's own would be overwritten.
 */
export async function installPackage(deb: string): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error('Installing the package needs root. Run the packaged tests as root, for example in a container.');
  }
  if (existsSync(installed.folder) || existsSync(installed.rules)) {
    throw new Error('Hatcheck, or rules for it, are already on this machine. Remove them first: apt-get purge hatcheck');
  }
  await mustRun('dpkg', ['--install', deb], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Takes the package and its traces away again; does nothing where it is not installed. */
export async function purgePackage(): Promise<void> {
  const known = await runCommand('dpkg', ['--status', 'hatcheck']);
  if (known.kind === 'ok') await mustRun('dpkg', ['--purge', 'hatcheck']);
}
