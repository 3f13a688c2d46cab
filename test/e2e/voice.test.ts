import { afterAll, beforeAll, expect, test } from 'vitest';
import { postAllOutside } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { brandPosts, personPosts } from '../shared/voice/made-up-voices.ts';
import { companyStage, identityIdOf, openScene, type Scene, signIn } from './scene.ts';

let stage: Stage;
let scene: Scene;

/** Enough to learn from on both sides: 50 are the fewest. */
const posts = 70;

beforeAll(async () => {
  stage = await companyStage();
  const { brand, personal } = stage.accounts;
  await postAllOutside(
    stage.pds,
    brand,
    brandPosts(posts).map(({ text }) => text),
  );
  await postAllOutside(
    stage.pds,
    personal,
    personPosts(posts).map(({ text }) => text),
  );
  scene = await openScene(stage);
  await scene.commands.must('settings.set', { learnMyVoice: true });
  await signIn(scene, brand, stage.pds.url);
  await signIn(scene, personal, stage.pds.url, 'personal');
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
});
afterAll(() => stage?.stop());

test('learns both voices from their own posts, and says whose a text is', async () => {
  const { hands, page } = scene;
  const { brand, personal } = stage.accounts;
  await hands.write(brand.handle, 'omg the bus was late again and i want another beer haha so tired');
  // Learning takes its time after the sign-in; the finding comes by itself once it is over.
  await page.getByText('reads like', { exact: false }).first().waitFor({ timeout: 60_000 });
  await page.getByText(`@${personal.handle}`, { exact: false }).first().waitFor();
});

test('one press posts it as the person instead, and the text stays', async () => {
  const { hands, page, commands } = scene;
  const { personal } = stage.accounts;
  await page.getByRole('button', { name: `Post as @${personal.handle} instead` }).click();
  await hands.bannerShows(personal.handle);
  const { drafts } = await commands.snapshot();
  const draft = drafts.find((status) => status.draft.parts[0]?.text.startsWith('omg the bus'))?.draft;
  expect(draft?.identityId).toBe(identityIdOf(personal));
});

test('is silent about what the brand usually says', async () => {
  const { hands, page, commands } = scene;
  const { brand } = stage.accounts;
  await hands.write(brand.handle, 'Join us for our blood drive this Friday. #GiveBack');
  await commands.until('the draft to be looked at', ({ drafts }) =>
    drafts.some(({ draft, checked }) => checked && draft.parts[0]?.text.startsWith('Join us for our blood drive')),
  );
  expect(await page.getByText('reads like', { exact: false }).count()).toBe(0);
});
