import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, createAppPassword, listPublicPosts } from '../rig/pds-accounts.ts';
import type { Stage, StageAccount } from '../rig/stage.ts';
import { companyStage, endHolds, openScene, type Scene, signIn } from './scene.ts';

let stage: Stage;
let scene: Scene;
let second: StageAccount;

beforeAll(async () => {
  stage = await companyStage();
  const account = await createAccount(stage.pds, 'globexco');
  second = { ...account, appPassword: await createAppPassword(stage.pds, account, 'hatcheck') };
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await signIn(scene, second, stage.pds.url, 'brand');
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

const button = (name: string | RegExp) => scene.page.getByRole('button', { name });
const textsOf = async (did: string) => (await listPublicPosts(stage.pds, did)).map(({ text }) => text);

async function also(handle: string): Promise<void> {
  await scene.page
    .getByTestId('banner')
    .getByRole('button', { name: /Choose who this is from/ })
    .first()
    .click();
  await button(`Also post as @${handle}`).click();
}

test('one draft goes out by two brands, each named, unlocked and in its own words; a person is not let in', async () => {
  const { brand, personal } = stage.accounts;
  const { page, hands } = scene;
  await hands.write(brand.handle, 'Doors open at nine.');
  await also(personal.handle);
  await page.getByRole('dialog').getByText('they do not post together').waitFor();
  await button(`Also post as @${second.handle}`).click();
  const banner = page.getByTestId('banner');
  await banner.getByText(`@${second.handle}`, { exact: true }).waitFor();
  await banner.getByText(`@${brand.handle}`, { exact: true }).waitFor();
  await hands.closeDialog();

  for (const { handle } of [brand, second]) await banner.getByRole('button', { name: `Unlock @${handle}` }).click();
  await button('Write it differently for…').click();
  await page.getByRole('menuitem', { name: `@${second.handle}` }).click();
  await button(`Text for @${second.handle}`).waitFor();
  await page.getByRole('textbox', { name: 'Post' }).fill('Globex is there too.');
  const post = button(`Post as @${brand.handle} and @${second.handle}`);
  await page.waitForFunction(() => document.querySelector('.post-button')?.getAttribute('aria-disabled') === 'false');
  await post.click({ delay: 800 });
  for (const { handle } of [brand, second]) await hands.outboxLine(`Goes out as @${handle}`).waitFor();
  await button('Recall all 2').waitFor();

  await endHolds(scene);
  for (const { handle } of [brand, second]) await hands.outboxLine(`Published as @${handle}`).waitFor();
  expect(await textsOf(brand.did)).toEqual(['Doors open at nine.']);
  expect(await textsOf(second.did)).toEqual(['Globex is there too.']);
  expect(await textsOf(personal.did)).toEqual([]);
});

test('words copied out of a person’s draft are known again in a brand’s', async () => {
  const { brand, personal } = stage.accounts;
  const { page, hands } = scene;
  await hands.write(personal.handle, 'My week at the lake was the best one in years.');
  await page.getByRole('textbox', { name: 'Post' }).press('Control+A');
  await page.getByRole('textbox', { name: 'Post' }).press('Control+C');
  await hands.write(brand.handle, '');
  await page.getByRole('textbox', { name: 'Post' }).press('Control+V');
  const told = page.getByText(`This was copied from @${personal.handle}’s draft.`, { exact: true });
  await told.waitFor();
  await page.getByRole('textbox', { name: 'Post' }).fill('Doors open at nine.');
  await told.waitFor({ state: 'hidden' });
});
