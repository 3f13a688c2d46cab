import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyStage, endHolds, holdPost, openScene, type Scene, signIn, untilState } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

const textsOf = async (did: string) => (await listPublicPosts(stage.pds, did)).map(({ text }) => text);

test('Wrong account takes the post down, for outsiders too, and reopens the text under nobody', async () => {
  const { brand, personal } = stage.accounts;
  const text = 'Meant for the brand.';
  const id = await holdPost(scene, personal, text);
  await endHolds(scene);
  await untilState(scene, id, 'published');
  expect(await textsOf(personal.did)).toEqual([text]);

  await scene.hands.outboxLine(`Published as @${personal.handle}`).getByRole('button', { name: 'Wrong account' }).click();
  await untilState(scene, id, 'takenDown');
  expect(await textsOf(personal.did)).toEqual([]);
  const draft = await scene.commands.until(
    'the draft to be back',
    ({ drafts }) => drafts.find((one) => one.draft.parts[0]?.text === text)?.draft,
  );
  expect(draft).toMatchObject({ identityId: null, switched: true });

  await scene.page.getByText('Who is this from?').waitFor();
  await scene.hands.choose(brand.handle);
  await scene.hands.unlock(brand.handle);
  await scene.page.getByLabel(`Type @${brand.handle} to confirm`).fill(`@${brand.handle}`);
  await scene.hands.post(brand.handle);
  await scene.hands.outboxLine(`Goes out as @${brand.handle}`).waitFor();
  await endHolds(scene);
  await scene.hands.outboxLine(`Published as @${brand.handle}`).waitFor();
  expect(await textsOf(brand.did)).toEqual([text]);
  expect(await textsOf(personal.did)).toEqual([]);
});

test('after ten minutes it is too late, and nothing is deleted', async () => {
  const { personal } = stage.accounts;
  const id = await holdPost(scene, personal, 'Here to stay.');
  await endHolds(scene);
  await untilState(scene, id, 'published');
  await advanceClock(scene.program, 10 * 60_000 + 1_000);
  expect(await scene.commands.run('outbox.wrongAccount', { entryId: id })).toMatchObject({ kind: 'refused' });
  expect(await textsOf(personal.did)).toEqual(['Here to stay.']);
});
