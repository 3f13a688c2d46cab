import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Packages } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import { setprivOptions, type UserIds } from '../rig/child-process.ts';
import { installed, installPackage, purgePackage, withVersion } from './installed-package.ts';
import { buildPackageStage, type PackagedProgram, type PackageStage, pictureOfWindow } from './package-stage.ts';
import { packed } from './packed.ts';
import { processTree } from './process-tree.ts';
import { makeTemporaryUser } from './temporary-user.ts';

const ruleFile = path.join(installed.policies, 'managed', '10-company.json');
const rule = { PolicyVersion: 1, Organisation: 'Acme IT', DeviceStatement: 'managed' };

const whyNot = process.getuid?.() === 0 ? (existsSync('/usr/bin/dpkg') ? null : 'there is no dpkg here') : 'installing takes root';
if (whyNot !== null) process.stderr.write(`The installed package is not tested: ${whyNot}.\n`);

const statusSchema = z.looseObject({ compliant: z.boolean(), reasons: z.array(z.object({ code: z.string() })) });

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
    symlinkSync(stage.desktop.home, user.home); // where root looks for people's profiles
    toEnd.push(() => rmSync(user.home));
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

  /** What `hatcheck status --json` says, asked by the user or by root (null), without a display. */
  async function statusOf(as: UserIds | null) {
    const env = { PATH: process.env.PATH, ...(as === null ? {} : { HOME: stage.desktop.home }) };
    const command = [...setprivOptions(as), installed.command, 'status', '--json'];
    const { stdout } = await runCommand('setpriv', command, { env, timeLimitMs: 20_000 });
    return statusSchema.parse(JSON.parse(stdout));
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

  it('is in the menu and starts when somebody signs in, and its entries name what is there', async () => {
    expect(readlinkSync(installed.loginItem)).toBe(path.join(installed.folder, 'hatcheck-at-login.desktop'));
    for (const entry of [installed.loginItem, installed.menuEntry]) {
      const executable = /^Exec=(\S+)/m.exec(readFileSync(entry, 'utf8'))?.[1] ?? '';
      expect(statSync(executable).mode & 0o111, entry).toBe(0o111);
    }
    expect(readFileSync(installed.loginItem, 'utf8')).toContain('--started-at-login');
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

  it('says whether it is compliant, to its user and to root, who may ask the running program', async () => {
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    const own = await statusOf(ids);
    expect(own).toMatchObject({ compliant: true, policy: 'active', device: 'managed', profiles: [{ running: true, ledger: 'holds' }] });
    expect(await statusOf(null)).toMatchObject({ compliant: true, profiles: [{ running: true }] });
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
    expect(await statusOf(ids)).toMatchObject({ compliant: false, policy: 'absent' });
  });

  it('security 12: is upgraded while it runs: one copy goes on, still answers, and says that it waits for a restart', async () => {
    await mustRun('dpkg', ['--install', await withVersion(packages.deb, '99.0.0')]);
    expect(await mustRun('dpkg-query', ['--show', 'hatcheck'])).toBe('hatcheck\t99.0.0\n');
    // A second start hands over to the running program and ends.
    const second = stage.start(installed.command);
    expect(await second.exited, second.output()).toBe(0);
    expect(processTree(program.pid).filter(({ pid }) => pid === program.pid)).toHaveLength(1);
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    const { reasons } = await statusOf(ids);
    expect(reasons.map(({ code }) => code)).toContain('restart-needed');
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
  });

  it('follows the rules of IT while it runs: put, taken away', async () => {
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
  });

  it('security 2: does not follow rules that a person could have written', async () => {
    writeFileSync(ruleFile, JSON.stringify(rule), { mode: 0o644 });
    await headline('Company computer');
    chownSync(ruleFile, ids.uid, ids.gid);
    const view = await stage.tray.waitUntil('a problem', ({ tooltip }) => tooltip.includes('the rules set by IT cannot be read'));
    expect(view.menu.map((item) => item.label)).toContain('Why is this blocked?');
    rmSync(ruleFile);
    await headline('Whose computer this is, is not known');
  });

  it('security 12: quits from the tray, and its removal leaves what the person wrote and nothing else', async () => {
    await stage.tray.click('Quit');
    expect(await program.exited, program.output()).toBe(0);
    const listed = (await mustRun('dpkg', ['--listfiles', 'hatcheck'])).split('\n').filter((file) => /hatcheck/i.test(file));
    expect(listed.length).toBeGreaterThan(20);
    await purgePackage();
    expect(listed.filter((file) => existsSync(file))).toEqual([]);
    for (const made of [installed.command, installed.loginItem, installed.menuEntry, installed.rules])
      expect(existsSync(made), made).toBe(false);
    expect(existsSync(path.join(stage.profile, 'ledger.jsonl'))).toBe(true);
  });

  it('wipes what its user has, with the keyring asked first, and leaves nothing of theirs behind', async () => {
    await installPackage(packages.deb);
    const wipe = () =>
      runCommand('setpriv', [...setprivOptions(ids), installed.command, 'wipe', '--yes'], { env: stage.desktop.env, timeLimitMs: 60_000 });
    expect(await wipe()).toMatchObject({ kind: 'ok', stdout: expect.stringContaining(stage.profile) });
    expect(existsSync(stage.profile)).toBe(false);
    expect(await wipe()).toMatchObject({ kind: 'ok', stdout: 'There is nothing of Hatcheck’s to remove.\n' });
    await purgePackage();
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
