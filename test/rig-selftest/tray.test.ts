import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveElectron } from '../../scripts/electron-runtime.ts';
import { type Desktop, startDesktop } from '../rig/desktop.ts';
import { launchProgram, type Program } from '../rig/launch.ts';
import { isPng, screenshotScreen } from '../rig/screenshot.ts';
import { startTrayWatcher, type TrayWatcher } from '../rig/tray-watcher.ts';

const appFolder = fileURLToPath(new URL('./tray-app', import.meta.url));

describe('the tray and the launcher of the rig', () => {
  let desktop: Desktop;
  let tray: TrayWatcher;
  let program: Program;
  const toEnd: (() => unknown)[] = [];
  const profile = mkdtempSync(path.join(tmpdir(), 'hatcheck-selftest-'));

  beforeAll(async () => {
    desktop = await startDesktop();
    toEnd.push(desktop.stop);
    tray = await startTrayWatcher(desktop);
    toEnd.push(tray.stop);
    program = await launchProgram({ desktop, electron: await resolveElectron(), profile, appFolder });
    toEnd.push(program.kill);
  });
  afterAll(async () => {
    for (const end of toEnd.reverse()) await end();
    rmSync(profile, { recursive: true, force: true });
  });

  it('finds the window, on a profile of its own', async () => {
    const page = await program.window(/Tray app/);
    expect(await page.textContent('h1')).toBe('Tray app');
    expect(await program.app.evaluate(({ app }) => app.getPath('userData'))).toBe(profile);
  });

  it('reads the tooltip, the icon and the menu', async () => {
    const view = await tray.waitUntil('running', (shown) => shown.tooltip === 'Running');
    expect(view.menu.map(({ label, enabled, checked }) => ({ label, enabled, checked }))).toEqual([
      { label: 'Not_now', enabled: false, checked: undefined },
      { label: '', enabled: true, checked: undefined },
      { label: 'Pause', enabled: true, checked: false },
      { label: 'More', enabled: true, checked: undefined },
    ]);
    expect([...(view.icon?.argb.subarray(0, 4) ?? [])]).toEqual([0xff, 0x22, 0x22, 0x22]);
  });

  it('clicks an item and sees the tray change', async () => {
    await tray.click('Pause');
    const view = await tray.waitUntil('paused', (shown) => shown.tooltip === 'Paused' && shown.menu[2]?.checked === true);
    expect(view.icon?.argb[1]).toBe(0xff);
  });

  it('does not click what is disabled or not there', async () => {
    await expect(tray.click('Not_now')).rejects.toThrow('is disabled');
    await expect(tray.click('More', 'Nothing')).rejects.toThrow('At this level: "Quit"');
  });

  it('takes a picture of the whole screen', async () => {
    const file = path.join(profile, 'screen.png');
    await screenshotScreen(desktop, file);
    expect(isPng(file)).toBe(true);
  });

  it('quits from the tray, and the icon is gone', async () => {
    await tray.click('More', 'Quit');
    expect(await program.exited).toBe(0);
    await tray.untilEmpty();
    expect(tray.count()).toBe(0);
  });
});
