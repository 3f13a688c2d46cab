import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveElectron } from '../../scripts/electron-runtime.ts';
import { readFuses, shippedFuses } from '../../scripts/pack/fuses.ts';
import { type Packages, packagesOn } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import { type Desktop, startDesktop } from '../rig/desktop.ts';
import { startKeyring } from '../rig/keyring.ts';
import { screenshotScreen } from '../rig/screenshot.ts';
import { startTrayWatcher, type TrayWatcher } from '../rig/tray-watcher.ts';
import { installed, installPackage, purgePackage } from './installed-package.ts';
import { type InstalledProgram, startAsUser } from './start-as-user.ts';

let packages: Packages;
beforeAll(async () => {
  await mustRun('npx', ['tsx', 'scripts/pack.ts']);
  packages = packagesOn(await resolveElectron());
});

describe('the unpacked folder', () => {
  it('has every fuse that this Electron knows as it is stated', async () => {
    const { held, wrong } = await readFuses(path.join(packages.folder, 'hatcheck'), shippedFuses('linux'));
    expect(wrong).toEqual([]);
    expect(held).toBeGreaterThanOrEqual(8);
  });

  it('carries native code for this platform only', () => {
    const natives = readdirSync(path.join(packages.folder, 'resources'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.node'))
      .map((file) => path.relative('app.asar.unpacked/node_modules', file));
    expect(natives.sort()).toEqual(['@libsql/linux-x64-gnu/index.node', 'keytar/prebuilds/linux-x64/keytar.node']);
  });

  it('has no switch of the tests in it, and no path of the machine it was built on', () => {
    const archive = readFileSync(path.join(packages.folder, 'resources', 'app.asar'), 'latin1');
    expect(archive).toContain('/etc/opt/hatcheck/policies'); // else the search below would prove nothing
    for (const trace of ['HATCHECK_PROFILE', 'HATCHECK_POLICY_ROOT', 'HATCHECK_TEST_CLOCK', 'hatcheck:advance', import.meta.dirname]) {
      expect(archive.includes(trace), trace).toBe(false);
    }
  });
});

describe('the Debian package, installed', () => {
  let desktop: Desktop;
  let tray: TrayWatcher;
  let program: InstalledProgram;
  const toEnd: (() => unknown)[] = [];

  beforeAll(async () => {
    await installPackage(packages.deb);
    toEnd.push(() => rmSync(installed.rules, { recursive: true, force: true }), purgePackage);
    const policy = { PolicyVersion: 1, Organisation: 'Acme IT', DeviceStatement: 'managed', BrandAccounts: ['*.acme.com'] };
    writeFileSync(path.join(installed.policies, 'managed', '10-acme.json'), JSON.stringify(policy), { mode: 0o644 });
    desktop = await startDesktop();
    toEnd.push(() => desktop.stop());
    tray = await startTrayWatcher(desktop);
    toEnd.push(() => tray.stop());
    const keyring = await startKeyring(desktop);
    toEnd.push(() => keyring.stop());
    program = await startAsUser(desktop);
    toEnd.push(() => program.kill());
  });
  afterAll(async () => {
    for (const end of toEnd.reverse()) await end();
  });

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
    const env = { PATH: process.env.PATH, HOME: desktop.home };
    const nothing = await runCommand(installed.command, ['ledger', 'verify', '--file', '/nowhere/ledger.jsonl'], { env });
    expect(nothing).toMatchObject({ kind: 'failed', reason: expect.stringContaining('exit code 3') });
    expect(nothing.stdout).toMatch(/^There is no history in .+\n$/);
  });

  it('shows its window to a user who is not root, sandboxed', async () => {
    const page = await program.page(/^app:\/\/hatcheck\/compose\.html/);
    await page.getByRole('main').waitFor();
    await screenshotScreen(desktop, 'test-output/packaged-window.png');
    const sandboxes = program.sandboxOfPages();
    expect(sandboxes.length).toBeGreaterThan(0);
    expect(new Set(sandboxes)).toEqual(new Set(['2']));
  });

  it('leaves the keyring alone until somebody signs in: Chromium asks it for nothing', async () => {
    const kept = await runCommand('secret-tool', ['search', '--all', 'application', 'Hatcheck'], { env: desktop.env });
    expect(kept.stdout).not.toContain('Safe Storage');
  });

  it('reads the rules from the real place, and says so in the tray', async () => {
    await tray.waitUntil('company computer', (view) => view.menu[0]?.label === 'Company computer');
  });

  it('quits from the tray', async () => {
    await tray.click('Quit');
    expect(await program.exited, program.output()).toBe(0);
    await tray.untilEmpty();
  });

  it('is removed without a trace but the rules of IT', async () => {
    await purgePackage();
    expect(existsSync(installed.folder)).toBe(false);
    expect(existsSync(installed.command)).toBe(false);
    expect(readdirSync(installed.policies)).toEqual(['managed']);
  });
});
