import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { writeSecret } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { entryNameOf, readEntry } from '../rig/vault-entries.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, signIn, untilState } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

type Entry = { readonly credential: unknown };

/** Gives each account the other's credential, as if someone had mixed them up in the keyring. */
async function swapCredentials(): Promise<void> {
  const { brand, personal } = stage.accounts;
  const [ofBrand, ofPersonal] = await Promise.all(
    [brand, personal].map(async ({ did }) => JSON.parse((await readEntry(stage.desktop, did)) ?? '') as Entry),
  );
  const mixed = (entry: Entry | undefined, other: Entry | undefined) => JSON.stringify({ ...entry, credential: other?.credential });
  await writeSecret(stage.desktop, entryNameOf(brand.did), mixed(ofBrand, ofPersonal));
  await writeSecret(stage.desktop, entryNameOf(personal.did), mixed(ofPersonal, ofBrand));
}

async function postsOnServer(): Promise<readonly string[]> {
  const { brand, personal } = stage.accounts;
  const lists = await Promise.all([brand, personal].map(({ did }) => listPublicPosts(stage.pds, did)));
  return lists.flat().map(({ text }) => text);
}

test('mixed up while Hatcheck was not running: neither account posts, and the words say why', async () => {
  const { brand, personal } = stage.accounts;
  await scene.program.quit();
  await swapCredentials();
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
  await swapCredentials();
  scene = await openScene(stage);
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  // From here on the session is open, with tokens of its own: what lies in the keyring is not asked for any more.
  const asked = await scene.commands.run('reply.mentions', { identityId: identityIdOf(brand) });
  expect(asked).toMatchObject({ kind: 'refused', refusal: { reason: 'rejected' } }); // by the server, which has none
  await swapCredentials();

  const id = await holdPost(scene, brand, 'Doors open at nine.');
  await endHolds(scene);
  const { state } = await untilState(scene, id, 'refused', 'frozen', 'published', 'waiting', 'settling');
  expect(state.kind).toBe('published');
  expect((await listPublicPosts(stage.pds, brand.did)).map(({ text }) => text)).toEqual(['Doors open at nine.']);
  expect(await listPublicPosts(stage.pds, personal.did)).toEqual([]);
});
