import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mustRun } from '../../scripts/run-command.ts';
import { launchProgram, type Program } from '../rig/launch.ts';
import type { Stage } from '../rig/stage.ts';
import { waitFor } from '../rig/wait-for.ts';
import { companyPolicy, companyStage, identityIdOf, openScene, type Scene, signIn } from './scene.ts';

let stage: Stage;
let scene: Scene;
let strip: Page;
let other: Program;
let below: Page;
/** Of renderer/tokens.css, and of the page below. */
const brandColour = '9A3412';
const colourBelow = '222244';
const profile = mkdtempSync(path.join(tmpdir(), 'hatcheck-below-'));

beforeAll(async () => {
  stage = await companyStage({ policy: (accounts) => ({ ...companyPolicy(accounts), StripAlwaysShown: true }) });
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  strip = await scene.program.window(/strip\.html$/);
  const appFolder = fileURLToPath(new URL('./window-below', import.meta.url));
  other = await launchProgram({ desktop: stage.desktop, electron: stage.electron, profile, appFolder });
  below = await other.window(/Below/);
});
beforeEach(() => scene.commands.must('arming.arm', { identityId: identityIdOf(stage.accounts.brand) }));
afterAll(async () => {
  await other?.kill();
  await stage?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const xdotool = (...args: readonly string[]) => mustRun('xdotool', args, { env: stage.desktop.env, timeLimitMs: 10_000 });
const isArmed = async (): Promise<boolean> => Object.keys((await scene.commands.snapshot()).leases).length > 0;

const moveOnto = (x: number, y: number) => xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));

/** The colour of one pixel of the screen, as six hexadecimal digits. */
async function colourAt(x: number, y: number): Promise<string> {
  const args = ['-window', 'root', '-crop', `1x1+${x}+${y}`, '-depth', '8', 'txt:-'];
  const told = await mustRun('import', args, { env: stage.desktop.env, timeLimitMs: 20_000 });
  return /#([0-9A-F]{6})/.exec(told)?.[1] ?? `none in: ${told}`;
}

async function buttonPlace() {
  const bounds = await scene.program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.isDestroyed() && window.webContents.getURL().endsWith('strip.html#lock'))
      ?.getBounds(),
  );
  if (bounds === undefined) throw new Error('The strip has no button');
  return bounds;
}

test('stands above a full-screen window of another program, and says who is unlocked in Hatcheck', async () => {
  await strip.getByText(`In Hatcheck: @${stage.accounts.brand.handle} unlocked`).waitFor();
  await waitFor('the strip above the other window', async () => (await colourAt(4, 4)) === brandColour);
  expect(await colourAt(4, 40)).toBe(colourBelow);
});

test('lets a click beside its button through to what lies below', async () => {
  const { x, y, height } = await waitFor('the button', buttonPlace);
  const beside = Math.round(x / 2);
  await moveOnto(beside, y + height / 2);
  await xdotool('click', '1');
  await waitFor('the click to arrive below', async () => (await below.title()) === `Below, ${beside}`);
  expect(await isArmed()).toBe(true);
});

test('locks the brand with a click on its button', async () => {
  const { x, y, width, height } = await waitFor('the button', buttonPlace);
  const before = await below.title();
  await waitFor('the button to be drawn', async () => (await colourAt(x + 3, y + height - 3)) === 'FFFFFF');
  await moveOnto(x + width / 2, y + height / 2);
  await xdotool('click', '1');
  await waitFor('the brand to be locked', async () => !(await isArmed()));
  await strip.getByText('In Hatcheck: no brand unlocked').waitFor();
  expect(await below.title()).toBe(before);
});

test('gives way to the compose window in use, whose banner nothing covers', async () => {
  const setFullScreen = (full: boolean) =>
    scene.program.app.evaluate(({ BrowserWindow }, wanted) => {
      const compose = BrowserWindow.getAllWindows().find(
        (window) => !window.isDestroyed() && window.webContents.getURL().includes('compose'),
      );
      compose?.setFullScreen(wanted);
      compose?.focus();
    }, full);
  const stripShows = () =>
    scene.program.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((window) => !window.isDestroyed() && window.webContents.getURL().includes('strip'))
          ?.isVisible() ?? false,
    );
  await setFullScreen(true);
  await waitFor('the strip to give way', async () => !(await stripShows()));
  await other.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await waitFor('the strip to be back', stripShows);
  await setFullScreen(false);
});

test('is not clipped when people zoom to 200%', async () => {
  const zoomTo = (factor: number) =>
    scene.program.app.evaluate(({ BrowserWindow }, wanted) => {
      for (const window of BrowserWindow.getAllWindows()) if (!window.isDestroyed()) window.webContents.setZoomFactor(wanted);
    }, factor);
  const sizes = () =>
    strip.evaluate(() => {
      const bar = document.querySelector('main')?.getBoundingClientRect();
      return { bar: bar?.height ?? 0, window: window.innerHeight };
    });
  // A strip that gives way to the compose window is not laid out anew.
  await other.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await zoomTo(2);
  const zoomed = await waitFor('the strip to grow', async () => {
    const { window: inside, bar } = await sizes();
    const outside = await strip.evaluate(() => window.outerHeight);
    return outside > 50 && inside >= bar ? { inside, bar } : undefined;
  });
  expect(zoomed.bar).toBe(26);
  await zoomTo(1);
  await waitFor('the strip to shrink', async () => (await strip.evaluate(() => window.outerHeight)) < 30);
});

test('the strip may lock, and nothing else: whoever took its page over could not speak, sign in or read the keyring', async () => {
  const run = (name: string, args: Readonly<Record<string, unknown>>) =>
    strip.evaluate(
      ([command, given]) =>
        window.hatcheck.run(command as 'panic', given as Record<string, never>).then(
          () => 'done',
          (error: unknown) => String(error),
        ),
      [name, args] as const,
    );
  const identityId = identityIdOf(stage.accounts.brand);
  expect(await run('draft.create', { identityId, replyTo: null })).toContain('The strip page may not send "draft.create"');
  expect(await run('arming.arm', { identityId })).toContain('may not send');
  expect(await run('history.page', { before: null, limit: 1 })).toContain('may not send');
  expect(await run('arming.disarm', { identityId })).toBe('done');
  expect(await isArmed()).toBe(false);
});
