import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Packages } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import { installed } from './installed-package.ts';
import { packed } from './packed.ts';

const tools = await runCommand('rpmbuild', ['--version']);
const whyNot = tools.kind !== 'ok' ? 'rpmbuild is not here' : process.getuid?.() === 0 ? null : 'installing takes root';
if (whyNot !== null) process.stderr.write(`The .rpm is not tested: ${whyNot}.\n`);

/** On this very machine, in a database of packages of its own: what it needs is there under Debian's names (--nodeps). */
describe.skipIf(whyNot !== null)('the .rpm', () => {
  let packages: Packages;
  const database = mkdtempSync(path.join(tmpdir(), 'hatcheck-rpmdb-'));
  const rpm = (...args: readonly string[]) => mustRun('rpm', ['--dbpath', database, ...args]);
  const ruleFile = path.join(installed.policies, 'managed', '10-company.json');

  beforeAll(async () => {
    packages = await packed();
    if (existsSync(installed.folder) || existsSync(installed.rules)) {
      throw new Error('Hatcheck, or rules for it, are already on this machine. Remove them first: apt-get purge hatcheck');
    }
    await rpm('--initdb');
  });
  afterAll(async () => {
    await runCommand('rpm', ['--dbpath', database, '--erase', '--nodeps', 'hatcheck']);
    rmSync(installed.rules, { recursive: true, force: true });
    rmSync(database, { recursive: true, force: true });
  });

  it('says what it is and what it needs, and holds the files of the .deb', async () => {
    const about = await rpm('--query', '--package', packages.rpm, '--queryformat', '%{NAME} %{VERSION} %{ARCH} %{LICENSE}');
    expect(about).toBe(`hatcheck ${packages.version} x86_64 MIT`);
    const needs = await rpm('--query', '--package', packages.rpm, '--requires');
    expect(needs.split('\n')).toEqual(expect.arrayContaining(['gtk3', 'libsecret', 'nss', 'libXScrnSaver']));
    const owned = await rpm('--query', '--package', packages.rpm, '--queryformat', '[%{FILENAMES}\t%{FILEUSERNAME}\t%{FILEMODES:perms}\n]');
    const files = owned
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(files.filter(([, owner = '', mode = '']) => owner !== 'root' || mode[8] === 'w')).toEqual([]);
    const inDeb = (await mustRun('bash', ['-c', 'dpkg-deb --fsys-tarfile "$0" | tar t', packages.deb])).split('\n');
    const plain = (names: readonly string[]) => names.filter((name) => name !== '' && !name.endsWith('/')).sort();
    const folders = files.filter(([, , mode = '']) => mode.startsWith('d')).map(([name]) => name);
    expect(plain(files.map(([name = '']) => name).filter((name) => !folders.includes(name)))).toEqual(
      plain(inDeb.map((name) => name.replace(/^\./, ''))),
    );
    expect(folders.filter((name) => !`${name}/`.startsWith(`${installed.folder}/`))).toEqual([]);
  });

  it('is installed silently: whole, on the path, in the menu, at login, with root-owned folders for rules', async () => {
    expect(await rpm('--install', '--nodeps', packages.rpm)).toBe('');
    // The sandbox helper is made setuid afterwards; nothing else differs from what was packed.
    const differing = await runCommand('rpm', ['--dbpath', database, '--verify', '--nodeps', 'hatcheck']);
    expect(differing.stdout.trim().split('\n')).toEqual([expect.stringMatching(/^\.M\.{7}\s+\/opt\/Hatcheck\/chrome-sandbox$/)]);
    expect(statSync(path.join(installed.folder, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
    expect(readFileSync(path.join(installed.folder, 'resources', 'package-type'), 'utf8')).toBe('rpm');
    expect(readlinkSync(installed.command)).toBe(path.join(installed.folder, 'hatcheck-command'));
    expect(readlinkSync(installed.loginItem)).toBe(path.join(installed.folder, 'hatcheck-at-login.desktop'));
    expect(existsSync(installed.menuEntry)).toBe(true);
    for (const level of ['managed', 'recommended']) {
      const { uid, gid, mode } = statSync(path.join(installed.policies, level));
      expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 0, gid: 0, mode: 0o755 });
    }
    const asked = await runCommand(installed.command, ['policy', '--json'], { env: { PATH: process.env.PATH, HOME: database } });
    expect(JSON.parse(asked.stdout)).toMatchObject({ outcome: 'absent' });
  });

  it('is installed over itself without losing command or login item, and leaves the rules of IT when it goes', async () => {
    writeFileSync(ruleFile, '{ "PolicyVersion": 1 }');
    await rpm('--upgrade', '--nodeps', '--replacepkgs', packages.rpm);
    expect([installed.command, installed.loginItem].filter((file) => !existsSync(file))).toEqual([]);
    await rpm('--erase', '--nodeps', 'hatcheck');
    const gone = [installed.folder, installed.command, installed.menuEntry, installed.loginItem];
    expect(gone.filter((file) => existsSync(file))).toEqual([]);
    expect(readFileSync(ruleFile, 'utf8')).toBe('{ "PolicyVersion": 1 }');
  });
});
