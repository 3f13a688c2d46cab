import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownWindow } from '../rig/shown-window.ts';
import type { Stage } from '../rig/stage.ts';
import { waitFor } from '../rig/wait-for.ts';
import { companyStage, identityIdOf, openScene, type Scene, signIn, writeDraft } from './scene.ts';

let stage: Stage;
let scene: Scene;
let page: Page;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  page = await openAudience();
});
afterAll(() => stage?.stop());

const angry = ['This is the worst update ever, I hate it.', 'Still broken. Terrible service, I want my money back.'];
const calm = [
  'Are you open on Sunday?',
  'The new shop is at the corner.',
  'Thank you, the tour was lovely!',
  'Great help at the desk, I am so happy.',
];
const secretWord = 'kaleidoscope';
/** Every third mention is angry; ten of them on each of twelve days of this year. */
const rows = Array.from({ length: 120 }, (_, index) => {
  const text = index % 3 === 0 ? angry[index % 2] : calm[index % 4];
  return { text: `${text} (${secretWord} ${index})`, time: new Date(Date.now() - (1 + Math.floor(index / 10)) * 86_400_000).toISOString() };
});
const file = `text,time\n${rows.map(({ text, time }) => `"${text}",${time}`).join('\n')}\n`;

async function openAudience(): Promise<Page> {
  await scene.commands.must('window.open', { window: 'console', page: 'audience' });
  const console = await shownWindow(scene.program, /console/);
  console.setDefaultTimeout(10_000);
  await console.getByRole('heading', { name: 'Audience', level: 1 }).waitFor();
  return console;
}

const dialog = () => page.getByRole('dialog');
const sentence = () => page.getByTestId('share-sentence');
const method = () => page.getByTestId('share-method');
const audienceOf = async () => (await scene.commands.snapshot()).audiences[identityIdOf(stage.accounts.brand)];

/** Presses a button that saves, and gives what was saved. */
async function save(button: string, name: string): Promise<Buffer> {
  const saved = path.join(stage.desktop.home, name);
  const done = scene.program.app.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(to);
          item.once('done', (_done, state) => resolve(state));
        });
      }),
    saved,
  );
  await page.getByRole('button', { name: button }).click();
  expect(await done).toBe('completed');
  return readFileSync(saved);
}

describe('the audience of a brand', () => {
  test('is empty at first, and a server without notifications is told so', async () => {
    await page.getByText(/Nothing is known of the audience/).waitFor();
    await page.getByRole('button', { name: 'Fetch mentions' }).click();
    await page.getByRole('alert').filter({ hasText: 'This server has no notifications. Read mentions from a file instead.' }).waitFor();
  });

  test('is not changed by a file that cannot be read', async () => {
    await page.getByRole('button', { name: 'Read a file…' }).click();
    await dialog().getByLabel('Or paste the rows').fill('text,time\nLovely.,yesterday');
    await dialog().getByRole('button', { name: 'Read these rows' }).click();
    await dialog().getByRole('alert').filter({ hasText: 'Row 1: the time “yesterday” cannot be read.' }).waitFor();
    expect((await audienceOf())?.mentions ?? 0).toBe(0);
  });

  test('comes from a file, and its share is told with a range', async () => {
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name: 'mentions.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await dialog().getByText('120 mentions added.').waitFor();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await sentence().waitFor();
    expect(await sentence().textContent()).toMatch(/^Between \d+% and \d+% of 120 mentions are negative\.$/);
    expect(await method().textContent()).toMatch(/^Read by the program alone/);
  });

  test('leads from each point of the chart to its mentions, by keyboard', async () => {
    const points = page.getByRole('toolbar', { name: 'Points of the chart' }).getByRole('button');
    const count = await points.count();
    expect(count).toBeGreaterThanOrEqual(12);
    await points.last().focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const mentions = page.getByRole('region', { name: 'Mentions' });
    await mentions.getByRole('heading', { name: /^Mentions: \d/ }).waitFor();
    await mentions.getByText(/^\d+ mentions?$/).waitFor();
    await mentions.getByRole('button', { name: 'Show all times' }).click();
    await mentions.getByText('120 mentions', { exact: true }).waitFor();
  });

  test('is labelled with single keys, and then the share rests on the labels', async () => {
    await page.getByRole('button', { name: 'Label a random sample…' }).click();
    await dialog().getByRole('button', { name: 'Draw 40 mentions' }).click();
    await dialog().getByText('0 of 40').waitFor();
    await page.keyboard.press('p');
    await dialog().getByText('1 of 40').waitFor();
    await page.keyboard.press('z');
    await dialog().getByText('0 of 40').waitFor();
    for (let labelled = 0; labelled < 40; labelled += 1) {
      const text = (await dialog().locator('blockquote').textContent()) ?? '';
      await page.keyboard.press(angry.some((words) => text.startsWith(words)) ? 'n' : '2');
      await dialog()
        .getByText(`${labelled + 1} of 40`)
        .waitFor();
    }
    await dialog().getByRole('button', { name: 'Show the share' }).click();
    await method()
      .filter({ hasText: /^Corrected by your 40 labels/ })
      .waitFor();
    const [, low, high] = /^Between (\d+)% and (\d+)% of 120/.exec((await sentence().textContent()) ?? '') ?? [];
    expect(Number(low)).toBeLessThanOrEqual(34);
    expect(Number(high)).toBeGreaterThanOrEqual(33);
    await waitFor('the pulse to rest on the labels', async () => ((await audienceOf())?.reading?.high ?? 1) < 0.9);
  });

  test('is held against an open question to everybody', async () => {
    const draftId = await writeDraft(scene, stage.accounts.brand, 'We have half an hour: ask us anything!');
    const found = await scene.commands.until('the open question to be found', ({ drafts }) =>
      drafts.find(({ draft }) => draft.id === draftId)?.findings.find(({ check }) => check === 'open-question'),
    );
    expect(found.level).not.toBe('info');
  });

  test('can be saved as numbers, as a drawing and as a picture', async () => {
    const csv = (await save('Save CSV', 'audience.csv')).toString();
    const [heading, ...lines] = csv.trim().split('\r\n');
    expect(heading).toBe('start,end,mentions,negative,low,high');
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0)).toBe(120);
    const svg = (await save('Save SVG', 'audience.svg')).toString();
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect(svg).not.toMatch(/var\(|class=/);
    const png = await save('Save PNG', 'audience.png');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(5_000);
  });

  test('is there after a restart, and nowhere readable on the disk', async () => {
    const before = await sentence().textContent();
    await scene.program.quit();
    for (const name of ['hatcheck.db', 'ledger.jsonl']) {
      expect(readFileSync(path.join(stage.profile, name)).includes(secretWord), name).toBe(false);
    }
    scene = await openScene(stage);
    page = await openAudience();
    await sentence().waitFor();
    expect(await sentence().textContent()).toBe(before);
  });

  test('is forgotten when the brand signs out', async () => {
    await scene.commands.must('account.signOut', { accountId: identityIdOf(stage.accounts.brand) });
    await scene.commands.until('the audience to be forgotten', ({ audiences }) => Object.keys(audiences).length === 0);
    await page.getByText('Sign in to a brand account to see what people say to it.').waitFor();
  });
});
