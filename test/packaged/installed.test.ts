import { chownSync, existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Packages } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import type { UserIds } from '../rig/child-process.ts';
import { installed, installPackage, purgePackage } from './installed-package.ts';
import { buildPackageStage, type PackagedProgram, type PackageStage, pictureOfWindow } from './package-stage.ts';
import { packed } from './packed.ts';
import { processTree } from './process-tree.ts';
import { makeTemporaryUser } from './temporary-user.ts';

const ruleFile = path.join(installed.policies, 'managed', '10-company.json');
const rule = { PolicyVersion: 1, Organisation: 'Acme IT', DeviceStatement: 'managed' };

const whyNot = process.getuid?.() === 0 ? (existsSync('/usr/bin/dpkg') ? null : 'there is no dpkg here') : 'installing takes root';
if (whyNot !== null) process.stderr.write(`The installed package is not tested: ${whyNot}.\n`);

describe.skipIf(whyNot !== null)('the installed program and the rules of IT', () => {
  let packages: Packages;
  let ids: UserIds;
  let stage: PackageStage;
  let program: PackagedProgram;
  const toEnd: (() => unknown)[] = [];
  const headline = (words: string) => stage.tray.waitUntil(words, (view) => view.menu[0]?.label === words);

  beforeAll(async () => {
    packages = await packed();
    await installPackage(packages.deb);
    toEnd.push(() => rmSync(installed.rules, { recursive: true, force: true }), purgePackage);
    const user = await makeTemporaryUser();
    toEnd.push(user.remove);
    ids = user.ids;
    stage = await buildPackageStage(ids);
    toEnd.push(() => stage.stop());
    const env = { HATCHECK_POLICY_ROOT: ownPolicies(stage), HATCHECK_TEST_CLOCK: '1' };
    program = stage.start(installed.command, [], env);
  });
  afterAll(async () => {
    for (const end of toEnd.reverse()) await end();
  });

  /** Rules a person wrote for themselves, where the unpackaged program would look when told to. */
  function ownPolicies({ desktop }: PackageStage): string {
    const folder = path.join(desktop.home, 'policies');
    mkdirSync(path.join(folder, 'managed'), { recursive: true });
    const file = path.join(folder, 'managed', '10-mine.json');
    writeFileSync(file, JSON.stringify(rule));
    for (const made of [folder, path.dirname(file), file]) chownSync(made, ids.uid, ids.gid);
    return folder;
  }

  it('is whole, with the command on the path and root-owned folders for rules', async () => {
    expect(await mustRun('dpkg', ['--verify', 'hatcheck'])).toBe('');
    expect(readlinkSync(installed.command)).toBe(path.join(installed.folder, 'hatcheck-command'));
    for (const level of ['managed', 'recommended']) {
      const { uid, gid, mode } = statSync(path.join(installed.policies, level));
      expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 0, gid: 0, mode: 0o755 });
    }
    expect(statSync(path.join(installed.folder, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  });

  it('answers on the command line without a display', async () => {
    const env = { PATH: process.env.PATH, HOME: stage.desktop.home };
    const nothing = await runCommand(installed.command, ['ledger', 'verify', '--file', '/nowhere/ledger.jsonl'], { env });
    expect(nothing).toMatchObject({ kind: 'failed', reason: expect.stringContaining('exit code 3') });
    expect(nothing.stdout).toMatch(/^There is no history in .+\n$/);
  });

  it('runs sandboxed as a user who is not root, and is told nothing by the environment', async () => {
    await headline('Whose computer this is, is not known');
    await pictureOfWindow(stage.desktop, 'Hatcheck', 'test-output/installed-compose.png');
    const tree = processTree(program.pid);
    const pages = tree.filter(({ commandLine }) => commandLine.includes('--type=renderer'));
    expect(pages.map(({ seccomp }) => seccomp)).toEqual([2]);
    expect(tree.filter(({ commandLine }) => commandLine.includes('--no-sandbox'))).toEqual([]);
    expect(new Set(tree.map(({ uid }) => uid))).toEqual(new Set([ids.uid]));
  });

  it('leaves the keyring alone until somebody signs in: Chromium asks it for nothing', async () => {
    const kept = await runCommand('secret-tool', ['search', '--all', 'application', 'Hatcheck'], { env: stage.desktop.env });
    expect(kept.stdout).not.toContain('Safe Storage');
  });

  it('follows the rules of IT while it runs: put, taken away', async () => {
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
  });

  it('does not follow rules that a person could have written', async () => {
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    chownSync(ruleFile, ids.uid, ids.gid);
    const view = await stage.tray.waitUntil('a problem', ({ tooltip }) => tooltip.includes('the rules set by IT cannot be read'));
    expect(view.menu.map((item) => item.label)).toContain('Why is this blocked?');
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
  });

  it('quits from the tray, and its removal leaves what the person wrote and nothing else', async () => {
    await stage.tray.click('Quit');
    expect(await program.exited, program.output()).toBe(0);
    const listed = (await mustRun('dpkg', ['--listfiles', 'hatcheck'])).split('\n').filter((file) => /hatcheck/i.test(file));
    expect(listed.length).toBeGreaterThan(20);
    await purgePackage();
    expect(listed.filter((file) => existsSync(file))).toEqual([]);
    for (const made of [installed.command, installed.rules]) expect(existsSync(made), made).toBe(false);
    expect(existsSync(path.join(stage.profile, 'ledger.jsonl'))).toBe(true);
  });

  it('leaves the rules that IT set when it is removed', async () => {
    await installPackage(packages.deb);
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await purgePackage();
    expect(existsSync(installed.folder)).toBe(false);
    expect(readdirSync(installed.policies)).toEqual(['managed']);
    expect(existsSync(ruleFile)).toBe(true);
  });
});
