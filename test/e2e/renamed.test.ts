import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts, renameAccount } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { companyStage, endHolds, holdPost, openScene, type Scene, signIn, untilState } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

const textsOf = async (did: string) => (await listPublicPosts(stage.pds, did)).map(({ text }) => text);

test('renamed while a post was held: nothing goes out under the old banner, and the new handle must be confirmed', async () => {
  const { personal } = stage.accounts;
  const id = await holdPost(scene, personal, 'Who am I?');
  const handle = await renameAccount(stage.pds, personal, 'renamedone');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'frozen', 'published', 'refused', 'waiting', 'settling');
  expect(state.kind).toBe('frozen');
  expect(await textsOf(personal.did)).toEqual([]);
  await scene.page.getByText(`@${personal.handle} is now @${handle}`).first().waitFor();

  await scene.hands.write(handle, 'As the new one.');
  await scene.hands.bannerShows(handle);
  const line = scene.hands.outboxLine('it waits for you');
  await line.getByRole('button', { name: 'Confirm again' }).click();
  await line.getByRole('button', { name: `Post as @${handle}`, exact: true }).click();
  await untilState(scene, id, 'held');
  await endHolds(scene);
  expect(await untilState(scene, id, 'published', 'frozen', 'refused')).toMatchObject({ handle, state: { kind: 'published' } });
  expect(await textsOf(personal.did)).toEqual(['Who am I?']);
});

test('renamed while Hatcheck was not running: the next start shows the new handle, and says so', async () => {
  const { personal } = stage.accounts;
  await scene.program.quit();
  const handle = await renameAccount(stage.pds, personal, 'renamedtwo');
  scene = await openScene(stage);
  await scene.page.getByText(`is now @${handle}`).first().waitFor();
  const { identities } = await scene.commands.snapshot();
  expect(identities.map(({ identity }) => identity.handle)).toEqual([handle]);
});
