import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isRefreshRefused, listPublicPosts } from '../rig/pds-accounts.ts';
import { shownWindow } from '../rig/shown-window.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids } from '../rig/vault-entries.ts';
import {
  companyPolicy,
  companyStage,
  endHolds,
  holdPost,
  identityIdOf,
  openScene,
  personalPolicy,
  type Scene,
  sceneOf,
  signIn,
  untilState,
  writeDraft,
} from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());

beforeEach(async () => {
  stage.setPolicy(companyPolicy(stage.accounts));
  await scene.commands.until('a company computer', ({ device }) => device.kind === 'managed');
  await signIn(scene, stage.accounts.brand, stage.pds.url);
});

const brandToken = async (): Promise<string> => refreshTokenIn((await readEntry(stage.desktop, stage.accounts.brand.did)) ?? '');

test('security 1: rules that IT cannot have meant block the brand, delete nothing, and name the file', async () => {
  const { brand, personal } = stage.accounts;
  stage.setPolicy('{ "PolicyVersion": 1, "DeviceStatement": ');
  const problems = await scene.commands.until('the rules to be found broken', ({ policy }) => policy.kind === 'invalid' && policy.problems);
  expect(problems.map(({ words }) => words).join(' ')).not.toBe('');
  expect(problems[0]?.location).toContain('10-company.json');
  await scene.page.getByText('The rules set by IT cannot be read').waitFor();
  await stage.tray.waitUntil('the problem', ({ tooltip }) => tooltip === 'Hatcheck: the rules set by IT cannot be read');

  const armed = await scene.commands.run('arming.arm', { identityId: identityIdOf(brand) });
  expect(armed).toMatchObject({
    kind: 'refused',
    refusal: { law: 8, words: expect.stringContaining('the page Policy says what is wrong') },
  });
  await scene.commands.must('window.open', { window: 'console', page: 'policy' });
  const consolePage = await scene.program.window(/console/);
  await consolePage.getByText('10-company.json').first().waitFor();
  await consolePage.close();
  const signedIn = await scene.commands.run('account.signInWithPassword', {
    ...{ network: 'bluesky', server: stage.pds.url, identifier: brand.handle, password: brand.appPassword },
  });
  expect(signedIn.kind).toBe('refused');
  expect([...(await signedInDids(stage.desktop))].sort()).toEqual([brand.did, personal.did].sort());
  expect(await isRefreshRefused(stage.pds, await brandToken())).toBe(false);
});

test('the computer becomes personal while Hatcheck runs: the session ends, the entry goes, drafts stay', async () => {
  const { brand, personal } = stage.accounts;
  const token = await brandToken();
  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const draftId = await writeDraft(scene, brand, 'Unsaid.');
  const held = await holdPost(scene, brand, 'Held while the rules change.');

  stage.setPolicy(personalPolicy(stage.accounts));
  await scene.commands.until('the brand to be signed out', ({ accounts }) => accounts.every(({ subject }) => subject !== brand.did));
  expect(await signedInDids(stage.desktop)).toEqual([personal.did]);
  expect(await isRefreshRefused(stage.pds, token)).toBe(true);
  const view = await stage.tray.waitUntil('brands blocked', ({ tooltip }) => tooltip.includes('blocked on this computer'));
  expect(view.menu.map(({ label }) => label)).toContain(`@${brand.handle}: not on this computer, signed out`);
  await scene.page.getByText(`@${brand.handle}: this computer is yours, not the company’s. Your drafts are still here.`).waitFor();

  const again = await scene.commands.run('account.signInWithPassword', {
    ...{ network: 'bluesky', server: stage.pds.url, identifier: brand.handle, password: brand.appPassword },
  });
  expect(again).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
  expect(await signedInDids(stage.desktop)).toEqual([personal.did]);

  const entry = await holdPost(scene, personal, 'Still me.');
  await endHolds(scene);
  await untilState(scene, entry, 'published');
  expect((await listPublicPosts(stage.pds, personal.did)).map(({ text }) => text)).toEqual(['Still me.']);
  expect(await listPublicPosts(stage.pds, brand.did)).toEqual([]);
  const { drafts, outbox } = await scene.commands.snapshot();
  expect(drafts.map(({ draft }) => draft.id)).toContain(draftId);
  expect(outbox.find(({ id }) => id === held)?.state.kind).toBe('frozen');
});

test('found at start, it is gone before the first compose window shows', async () => {
  const { brand, personal } = stage.accounts;
  const token = await brandToken();
  const draftId = await writeDraft(scene, brand, 'Written before the rules changed.');
  await scene.program.quit();
  stage.setPolicy(personalPolicy(stage.accounts));

  const program = await stage.start();
  await shownWindow(program, /./);
  // Asked as soon as any window is there: nothing of a brand may be left by then.
  const dids = await signedInDids(stage.desktop);
  const refused = await isRefreshRefused(stage.pds, token);
  expect({ dids, refused }).toEqual({ dids: [personal.did], refused: true });
  scene = await sceneOf(program);
  const { drafts, identities } = await scene.commands.snapshot();
  expect(drafts.map(({ draft }) => draft.id)).toContain(draftId);
  expect(identities.map(({ identity }) => identity.handle)).toEqual([personal.handle]);
});
