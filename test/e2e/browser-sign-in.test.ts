import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBluesky } from '../../main/networks/bluesky.ts';
import type { Session } from '../../main/networks/network.ts';
import { optionsFor } from '../contract/bluesky-under-test.ts';
import { type PersonInBrowser, signInOnPage } from '../contract/headless-browser.ts';
import { chooseNetwork } from '../rig/hands.ts';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import type { Stage, StageAccount } from '../rig/stage.ts';
import { readEntry, signedInDids } from '../rig/vault-entries.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, untilState } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
});
afterAll(() => stage?.stop());

/** Asks for the sign-in in the browser, and gives the address that the browser would open. */
async function askForBrowser(account: StageAccount): Promise<string> {
  const { program, page, hands } = scene;
  const announced = program.app.evaluate(
    () => new Promise<string>((resolve) => process.once('hatcheck:browser' as 'message', (address) => resolve(String(address)))),
  );
  await hands.openSignIn();
  const dialog = page.getByRole('dialog');
  await chooseNetwork(dialog, 'Bluesky');
  await dialog.getByLabel(/^Your handle/).fill(account.handle);
  await dialog.getByLabel('Server').fill(stage.pds.url);
  await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
  return announced;
}

async function signInThere(account: StageAccount, answer: PersonInBrowser['answer']): Promise<string> {
  return signInOnPage(await askForBrowser(account), { handle: account.handle, password: account.password, answer });
}

/** The credential in the keyring, opened behind the program's back. */
async function stolenSession(account: StageAccount): Promise<Session> {
  const entry = JSON.parse((await readEntry(stage.desktop, account.did)) ?? '') as { readonly credential: unknown };
  const network = createBluesky(optionsFor(stage.pds));
  const session = network.open(stage.pds.url, account.did, { method: 'oauth', durable: entry.credential }, async () => true);
  if (session === null) throw new Error('The entry does not hold a credential');
  return session;
}

test('the person denies: nothing is kept, and the window says so', async () => {
  await signInThere(stage.accounts.personal, 'deny');
  const words = await scene.commands.until('the sign-in to fail', ({ signIn }) => signIn.kind === 'failed' && signIn.refusal.words);
  await scene.page.getByRole('dialog').getByText(words).first().waitFor();
  expect(await signedInDids(stage.desktop)).toEqual([]);
  await scene.commands.must('account.cancelSignIn', {});
  await scene.page.keyboard.press('Escape');
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('signs both in, by the network’s own page; no password ever came to Hatcheck', async () => {
  const { brand, personal } = stage.accounts;
  expect(await signInThere(brand, 'allow')).toContain('Hatcheck');
  await scene.commands.until('the brand', ({ accounts }) =>
    accounts.some(({ subject, method }) => subject === brand.did && method === 'oauth'),
  );
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });

  await signInThere(personal, 'allow');
  await scene.page.getByRole('dialog', { name: 'Whose account is this?' }).waitFor();
  await scene.commands.must('account.chooseKind', { kind: 'personal' });
  await scene.commands.until('the person', ({ accounts }) => accounts.some(({ subject }) => subject === personal.did));
  const { identities } = await scene.commands.snapshot();
  expect(identities.map(({ identity }) => [identity.handle, identity.kind]).sort()).toEqual([
    [brand.handle, 'brand'],
    [personal.handle, 'personal'],
  ]);
});

test('posts with it, also after a new start', async () => {
  const { brand, personal } = stage.accounts;
  for (const text of ['First start.', 'Second start.']) {
    await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
    const ids = [await holdPost(scene, brand, text), await holdPost(scene, personal, text)];
    await endHolds(scene);
    for (const id of ids) await untilState(scene, id, 'published');
    await scene.program.quit();
    scene = await openScene(stage);
  }
  for (const { did } of [brand, personal]) {
    expect((await listPublicPosts(stage.pds, did)).map(({ text }) => text)).toEqual(['Second start.', 'First start.']);
  }
});

test('signing out ends it at the network', async () => {
  const { personal, brand } = stage.accounts;
  const stolen = await stolenSession(personal);
  await scene.commands.must('account.signOut', { accountId: identityIdOf(personal) });
  expect(await signedInDids(stage.desktop)).toEqual([brand.did]);
  expect(await stolen.whoAmI()).toMatchObject({ kind: 'signInAgain' });
});
