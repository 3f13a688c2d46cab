import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandsOf } from '../rig/commands.ts';
import { launchProgram } from '../rig/launch.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyStage, openScene, type Scene, sceneOf, signIn, writeDraft } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

/** The typing of so many milliseconds may be lost. */
const mayLoseMs = 250;
const draftTexts = async ({ commands }: Scene) => (await commands.snapshot()).drafts.map(({ draft }) => draft.parts[0]?.text ?? '');

test('killed while typing: the last 250 ms may be lost, no more', async () => {
  const { page, program, hands } = scene;
  await hands.write(stage.accounts.personal.handle, 'So: ');
  await page.getByRole('textbox', { name: 'Post' }).press('End');
  const typed: { readonly text: string; readonly at: number }[] = [{ text: 'So: ', at: performance.now() }];
  const began = performance.now();
  // Longer than what may be lost, so that something of this typing has to survive.
  for (let count = 0; performance.now() - began < 3 * mayLoseMs; count += 1) {
    const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(count % 26);
    await page.keyboard.type(letter);
    typed.push({ text: (typed.at(-1)?.text ?? '') + letter, at: performance.now() });
  }
  const killedAt = performance.now();
  await program.kill();
  const mustBeThere = typed.filter(({ at }) => at < killedAt - mayLoseMs).at(-1)?.text ?? '';
  expect(mustBeThere.length).toBeGreaterThan('So: '.length);

  scene = await openScene(stage);
  const kept = (await draftTexts(scene)).find((text) => text.startsWith('So: ')) ?? '';
  expect(kept).toContain(mustBeThere);
  expect(typed.at(-1)?.text).toContain(kept);
});

test('a restart shows the draft that was written in last, also where it is not the one that was begun last', async () => {
  const { personal } = stage.accounts;
  const first = await writeDraft(scene, personal, 'Begun first.');
  await writeDraft(scene, personal, 'Begun last.');
  await advanceClock(scene.program, 1_000);
  await scene.commands.must('draft.edit', {
    draftId: first,
    parts: [{ text: 'Begun first, written in last.', images: [], card: null }],
    languages: ['en'],
  });
  await scene.program.quit();

  scene = await openScene(stage);
  const { drafts } = await scene.commands.snapshot();
  expect(drafts.length).toBeGreaterThan(2);
  expect(await scene.page.getByRole('textbox', { name: 'Post' }).inputValue()).toBe('Begun first, written in last.');
  await scene.hands.bannerShows(personal.handle);
});

test('a second start of the same profile opens no second program', async () => {
  const first = scene.program.pid;
  const { desktop, electron, profile, env } = stage;
  const second = launchProgram({ desktop, electron, profile, env, limitMs: 8_000 });
  await expect(second).rejects.toThrow();
  expect(scene.program.pid).toBe(first);
  expect(await draftTexts(scene)).not.toEqual([]);
});

test('started by the login it stays in the tray, works there, and shows its window to whoever starts it', async () => {
  await scene.program.quit();
  const { desktop, electron, profile, env } = stage;
  const options = { desktop, electron, profile, env };
  const program = await launchProgram({ ...options, args: ['--started-at-login'] });
  await stage.tray.waitUntil('the tray', ({ menu }) => menu.some(({ label }) => label === 'Company computer'));
  const commands = commandsOf(program);
  await commands.until('the sweep to be over', ({ identities }) => identities.length > 0);
  const visible = () =>
    program.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed() && window.isVisible()).length,
    );
  expect(await visible()).toBe(0);
  await expect(launchProgram({ ...options, limitMs: 8_000 })).rejects.toThrow();
  scene = await sceneOf(program);
  expect(await draftTexts(scene)).not.toEqual([]);
});

test('another profile has drafts of its own', async () => {
  const { desktop, electron, env } = stage;
  await writeDraft(scene, stage.accounts.personal, 'In the first profile.');
  const other = await launchProgram({ desktop, electron, env, profile: mkdtempSync(path.join(desktop.home, 'other-')) });
  try {
    const there = await sceneOf(other);
    expect(await draftTexts(there)).not.toContain('In the first profile.');
    await there.commands.must('draft.create', { identityId: null, replyTo: null });
    expect(await draftTexts(scene)).toContain('In the first profile.');
  } finally {
    await other.quit();
  }
});

test('a damaged database is set aside whole and said so; nobody is signed out', async () => {
  await scene.program.quit();
  const database = path.join(stage.profile, 'hatcheck.db');
  const damaged = Buffer.alloc(8_192, 'not a database ');
  writeFileSync(database, damaged);

  scene = await openScene(stage);
  const name = readdirSync(stage.profile).find((file) => /^hatcheck\.db\.set-aside-\d{8}T\d{6}Z$/.test(file)) ?? '';
  expect(readFileSync(path.join(stage.profile, name))).toEqual(damaged);
  await scene.page.getByText('The drafts kept before could not be opened. They are still there, as').waitFor();
  await scene.page.getByText(name).first().waitFor();
  const { identities } = await scene.commands.snapshot();
  expect(identities.map(({ identity }) => [identity.handle, identity.kind, identity.kindSource])).toEqual([
    [stage.accounts.personal.handle, 'personal', 'person'],
  ]);
  await writeDraft(scene, stage.accounts.personal, 'Life goes on.');
  expect(await draftTexts(scene)).toContain('Life goes on.');
});
