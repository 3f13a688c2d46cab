import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../rig/stage.ts';
import { waitFor } from '../rig/wait-for.ts';
import { companyStage, holdPost, identityIdOf, openScene, signIn, untilState } from './scene.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await companyStage();
});
afterAll(() => stage?.stop());

test('a fault locks brands, freezes posts, and leaves one window that says so, without secrets', async () => {
  const { brand } = stage.accounts;
  const scene = await openScene(stage);
  await signIn(scene, brand, stage.pds.url);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const held = await holdPost(scene, brand, 'Held when the program broke.');

  await scene.program.app.evaluate((_electron, secret) => {
    setTimeout(() => {
      throw new Error(`made up, with ${secret} in it`);
    }, 0);
  }, brand.appPassword);
  const crash = await scene.program.window(/^data:text\/html/);
  await waitFor('the other windows to be gone', () => scene.program.app.windows().length === 1);
  expect(await crash.title()).toBe('Hatcheck stopped');
  await stage.tray.untilEmpty();

  const log = path.join(stage.profile, 'hatcheck.log');
  expect(statSync(log).mode & 0o777).toBe(0o600);
  const written = readFileSync(log, 'utf8');
  expect(written).toContain('made up, with [redacted] in it');
  for (const text of [written, decodeURIComponent(crash.url())]) {
    expect(text).not.toContain(brand.appPassword);
    expect(text).not.toContain('Held when');
  }
  await scene.program.quit();
  expect(await scene.program.exited).toBe(0);

  const after = await openScene(stage);
  expect((await untilState(after, held, 'frozen')).state).toMatchObject({ kind: 'frozen', why: 'quit' });
  expect((await after.commands.snapshot()).leases).toEqual({});
  await after.program.quit();
});

test('a window that died is a fault', async () => {
  const scene = await openScene(stage);
  await scene.program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const crash = await scene.program.window(/^data:text\/html/);
  expect(decodeURIComponent(crash.url())).toContain('Fault in: window');
  await scene.program.quit();
});

test('a page that broke is a fault', async () => {
  const scene = await openScene(stage);
  // Not waited for: its own window may be gone before the answer.
  const report = { name: 'TypeError', message: 'made up in a page', stack: 'TypeError\n    at made (up:1:1)' };
  void scene.commands.run('fault.report', report).catch(() => {});
  const crash = await scene.program.window(/^data:text\/html/);
  expect(decodeURIComponent(crash.url())).toContain('TypeError: made up in a page\n    at made (up:1:1)');
  await scene.program.quit();
});
