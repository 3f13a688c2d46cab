import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, signIn, untilState } from './scene.ts';
import { swapCredentials } from './swap-credentials.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

async function postsOnServer(): Promise<readonly string[]> {
  const { brand, personal } = stage.accounts;
  const lists = await Promise.all([brand, personal].map(({ did }) => listPublicPosts(stage.pds, did)));
  return lists.flat().map(({ text }) => text);
}

test('mixed up while Hatcheck was not running: neither account posts, and the words say why', async () => {
  const { brand, personal } = stage.accounts;
  await scene.program.quit();
  await swapCredentials(stage);
  scene = await openScene(stage);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });

  for (const [account, text] of [
    [personal, 'Me, I think.'],
    [brand, 'The brand, I think.'],
  ] as const) {
    const id = await holdPost(scene, account, text);
    await endHolds(scene);
    const { state } = await untilState(scene, id, 'refused', 'frozen', 'published', 'waiting', 'settling');
    expect(state).toMatchObject({ kind: 'refused', law: 3, words: expect.stringContaining(`is not @${account.handle}`) });
    await scene.hands.outboxLine(`Not sent as @${account.handle}`).waitFor();
  }
  expect(await postsOnServer()).toEqual([]);
});

test('put right again and mixed up while Hatcheck runs: the open session is proved afresh and posts as itself', async () => {
  const { brand, personal } = stage.accounts;
  await scene.program.quit();
  await swapCredentials(stage);
  scene = await openScene(stage);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  // From here on the session is open, with tokens of its own: what lies in the keyring is not asked for any more.
  const asked = await scene.commands.run('reply.mentions', { identityId: identityIdOf(brand) });
  expect(asked).toMatchObject({ kind: 'refused', refusal: { reason: 'rejected' } }); // by the server, which has none
  await swapCredentials(stage);

  const id = await holdPost(scene, brand, 'Doors open at nine.');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'refused', 'frozen', 'published', 'waiting', 'settling');
  expect(state.kind).toBe('published');
  expect((await listPublicPosts(stage.pds, brand.did)).map(({ text }) => text)).toEqual(['Doors open at nine.']);
  expect(await listPublicPosts(stage.pds, personal.did)).toEqual([]);
});
