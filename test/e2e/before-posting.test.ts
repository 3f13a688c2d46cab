import { afterAll, beforeAll, expect, test } from 'vitest';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyStage, identityIdOf, openScene, type Scene, signIn } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  for (const [account, kind] of [
    [stage.accounts.brand, undefined],
    [stage.accounts.personal, 'personal'],
  ] as const) {
    await signIn(scene, account, stage.pds.url, kind);
  }
  await scene.commands.must('arming.arm', { identityId: identityIdOf(stage.accounts.brand) });
});
afterAll(() => stage?.stop());

const hour = 60 * 60_000;
const card = '4716 2034 5871 3390';

test('a card number stops the post, and one press masks it', async () => {
  const { hands, page, commands } = scene;
  const { brand } = stage.accounts;
  await hands.write(brand.handle, `Refund the card ${card} today.`);
  await page.getByText('This is a card number', { exact: false }).first().waitFor();
  expect(await hands.confirmPastTheScreen()).not.toBeNull();
  await page.getByRole('button', { name: 'Mask it' }).click();
  await scene.commands.until('the masked number', ({ drafts }) =>
    drafts.some(({ draft }) => draft.parts[0]?.text.includes('3390') === true && !draft.parts[0].text.includes(card)),
  );
  await page.getByText('This is a card number').waitFor({ state: 'detached' });
  expect((await commands.snapshot()).outbox).toEqual([]);
});

test('a caution has a tick of its own, without which nothing is confirmed', async () => {
  const { hands, page, commands } = scene;
  const { brand } = stage.accounts;
  await commands.must('settings.set', { sensitiveNow: ['flood'] });
  await hands.write(brand.handle, 'Our shop by the river is open again after the flood.');
  const tick = page.getByRole('checkbox', { name: /checked this/ });
  await tick.waitFor();
  expect(await hands.confirmPastTheScreen()).not.toBeNull();
  await tick.click({ force: true });
  await expect.poll(() => tick.isChecked()).toBe(true); // the tick is main's, and stands once main has it
  await hands.post(brand.handle);
  await hands.outboxLine(`Goes out as @${brand.handle}`).waitFor();
  await page.getByText('Anyone can read it', { exact: false }).waitFor();
  await commands.must('settings.set', { sensitiveNow: [] });
});

test('before a flight it keeps the draft until the person is back', async () => {
  const { hands, page, commands, program } = scene;
  const { brand } = stage.accounts;
  const { now } = await commands.snapshot();
  const away = { words: 'boarding', from: now + hour / 2, until: now + 9 * hour };
  await commands.must('settings.set', { away });
  await hands.write(brand.handle, 'Doors open at nine.');
  await page.getByText('You said that you are away', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Keep it until I am back' }).click();
  await scene.commands.until('the draft to be put aside', ({ drafts }) => drafts.some(({ draft }) => draft.kept?.until === away.until));
  await expect.poll(() => page.getByRole('textbox').first().inputValue()).not.toBe('Doors open at nine.');
  await advanceClock(program, 9 * hour + 1000);
  await scene.commands.until(
    'the draft to be back',
    ({ drafts, notices }) =>
      drafts.every(({ draft }) => draft.kept === undefined) && notices.some(({ title }) => title === 'A draft you kept is back'),
  );
});
