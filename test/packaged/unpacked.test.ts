import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Packages } from '../../scripts/pack/packages.ts';
import { mustRun, runCommand } from '../../scripts/run-command.ts';
import { setprivOptions } from '../rig/child-process.ts';
import { buildPackageStage, type PackageStage, pictureOfWindow } from './package-stage.ts';
import { packed } from './packed.ts';
import { processTree } from './process-tree.ts';
import { makeTemporaryUser, type TemporaryUser } from './temporary-user.ts';

/** Chromium refuses its sandbox to root, so root borrows an ordinary user; anybody else is one. */
let user: TemporaryUser | null = null;
let packages: Packages;
let stage: PackageStage;
const executable = () => path.join(packages.folder, 'hatcheck');

beforeAll(async () => {
  packages = await packed();
  if (process.getuid?.() === 0) user = await makeTemporaryUser();
});
afterAll(async () => {
  await user?.remove();
});
afterEach(async () => {
  await stage?.stop();
});

describe('the unpacked folder, started by an ordinary user', () => {
  it('shows tray and windows with the sandbox on, keeps what it must, and quits from the tray', async (context) => {
    const { kind } = await runCommand('setpriv', [...setprivOptions(user?.ids ?? null), 'unshare', '--user', 'true']);
    if (kind === 'failed') return context.skip('no user namespaces here, and only the installed package has the other sandbox helper');
    stage = await buildPackageStage(user?.ids ?? null);
    const { desktop, tray, profile } = stage;
    const program = stage.start(executable());
    await tray.waitUntil('the menu', (view) => view.menu.some((item) => item.label === 'Quit'));
    await pictureOfWindow(desktop, 'Hatcheck', 'test-output/unpacked-compose.png');
    await tray.click('Accounts and history');
    await pictureOfWindow(desktop, 'Hatcheck: .*', 'test-output/unpacked-console.png');

    const tree = processTree(program.pid);
    const pages = tree.filter((process) => process.commandLine.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.map((page) => page.seccomp)).toEqual(pages.map(() => 2));
    expect(tree.filter((process) => process.commandLine.includes('--no-sandbox'))).toEqual([]);
    expect(new Set(tree.map((process) => process.uid))).toEqual(new Set([user?.ids.uid ?? process.getuid?.()]));

    await tray.click('Quit');
    expect(await program.exited, program.output()).toBe(0);
    await tray.untilEmpty();
    // The ledger, and the database under its key from the keyring: both native modules have done their part.
    expect(statSync(path.join(profile, 'ledger.jsonl')).size).toBeGreaterThan(0);
    expect(readFileSync(path.join(profile, 'hatcheck.db'), 'latin1').slice(0, 15)).not.toBe('SQLite format 3');
  });

  it('security 8: obeys no test switch and opens no inspector', async () => {
    stage = await buildPackageStage(user?.ids ?? null);
    const { desktop, tray } = stage;
    const policies = path.join(desktop.home, 'policies');
    mkdirSync(path.join(policies, 'managed'), { recursive: true });
    writeFileSync(path.join(policies, 'managed', '10-mine.json'), '{ "PolicyVersion": 1, "DeviceStatement": "managed" }');
    await mustRun('chown', ['-R', `--reference=${desktop.home}`, policies]);

    const program = stage.start(executable(), ['--inspect=127.0.0.1:0'], { HATCHECK_POLICY_ROOT: policies, HATCHECK_TEST_CLOCK: '1' });
    const view = await tray.waitUntil('the menu', ({ menu }) => menu.some((item) => item.label === 'Quit'));
    expect(view.menu[0]?.label).toBe('Whose computer this is, is not known');
    await pictureOfWindow(desktop, 'Hatcheck', 'test-output/unpacked-compose.png');
    expect(program.output()).not.toContain('Debugger listening');
  });

  it('comes up on a locked keyring without touching it, on a desktop whose keyring Chromium would use', async () => {
    stage = await buildPackageStage(user?.ids ?? null, 'locked');
    const { desktop, tray } = stage;
    stage.start(executable(), ['--password-store=gnome-libsecret']); // what Chromium takes by itself under GNOME
    await tray.waitUntil('unlock', ({ menu }) => menu.some((item) => item.label === 'Unlock the keyring…'));
    await pictureOfWindow(desktop, 'Hatcheck: keyring', 'test-output/unpacked-keyring.png');
    const prompts = await runCommand('xdotool', ['search', '--onlyvisible', '--class', 'gcr-prompter'], { env: desktop.env });
    expect(prompts.stdout).toBe('');
  });
});

describe('the executable as plain Node', () => {
  it('security 8: runs on Linux, without a display, for the command line: the gap that the documents name', async () => {
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    const answer = await mustRun(executable(), ['-p', 'process.versions.electron'], { env, timeLimitMs: 20_000 });
    expect(answer).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
