import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mustRun, runCommand } from '../../scripts/run-command.ts';

/** Where the package puts the program, its command, and the folders for IT's rules. */
export const installed = {
  folder: '/opt/Hatcheck',
  command: '/usr/bin/hatcheck',
  menuEntry: '/usr/share/applications/hatcheck.desktop',
  loginItem: '/etc/xdg/autostart/hatcheck.desktop',
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

/**
 * The same package under another version, as IT would have it next: its control file says so, and so does the version that
 * the program reads of itself, in place, as a version is as long as it needs to be. Returns the new file.
 */
export async function withVersion(deb: string, version: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-next-'));
  await mustRun('dpkg-deb', ['--raw-extract', deb, folder]);
  const control = path.join(folder, 'DEBIAN', 'control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`));
  const archive = path.join(folder, installed.folder, 'resources', 'app.asar');
  writeFileSync(archive, renumbered(readFileSync(archive), version));
  const next = `${folder}.deb`;
  await mustRun('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', folder, next]);
  rmSync(folder, { recursive: true });
  return next;
}

/** Writes another version over the one in the program's package.json, padded with spaces: nothing in the archive moves. */
function renumbered(archive: Buffer, version: string): Buffer {
  const text = archive.toString('latin1');
  const [found = '', own = ''] = /"name":\s*"hatcheck",[^}]*?("version":\s*"[^"]+")/.exec(text) ?? [];
  const next = `"version":"${version}"`.padEnd(own.length);
  if (own === '' || next.length > own.length) throw new Error('The version in the package could not be written over.');
  return Buffer.from(text.replace(found, found.replace(own, next)), 'latin1');
}
