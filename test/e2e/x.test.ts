import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../shared/post.ts';
import { type FaultProxy, startFaultProxy } from '../contract/fault-proxy.ts';
import { brand, CLIENT_ID, startXUnderTest, type XUnderTest } from '../contract/x-under-test.ts';
import { chooseNetwork } from '../rig/hands.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyStage, endHolds, openScene, type Scene, untilState } from './scene.ts';

/** Longer than a request whose answer is missing may still take effect. */
const lateMs = 121_000;
const identityId = `x:${brand.subject}`;

let fixture: XUnderTest;
let proxy: FaultProxy;
let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  fixture = await startXUnderTest();
  proxy = await startFaultProxy({ target: fixture.api.url });
  const policy = { PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: [`@${brand.handle}`], DeviceStatement: 'managed' };
  stage = await companyStage({ policy: () => policy });
  scene = await open();
});
afterAll(async () => {
  await stage?.stop();
  await proxy?.close();
  await fixture?.stop();
});

const open = (): Promise<Scene> => openScene(stage, { HATCHECK_X_API: proxy.url, HATCHECK_X_SITE: fixture.provider.issuer });
const posted = (): Promise<readonly string[]> => fixture.postedTexts(brand.subject);

async function hold(texts: readonly string[], about?: Draft['about']): Promise<string> {
  const { must, until } = scene.commands;
  const draftId = await must('draft.create', { identityId, replyTo: null, ...(about === undefined ? {} : { about }) });
  if (texts.length > 0)
    await must('draft.edit', { draftId, parts: texts.map((text) => ({ text, images: [], card: null })), languages: ['en'] });
  await must('draft.confirm', { draftId, identityId, heldMs: 700, retypedHandle: null });
  return until('the post to be held', ({ outbox }) => outbox.find((entry) => entry.draft.id === draftId)?.id);
}

async function askForBrowser(): Promise<void> {
  await scene.hands.openSignIn();
  const dialog = scene.page.getByRole('dialog');
  await chooseNetwork(dialog, 'X');
  await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
}

test('without a program that IT named, the window says what IT must do', async () => {
  await askForBrowser();
  await scene.page
    .getByRole('dialog')
    .getByText(/IT must first set XClientId/)
    .first()
    .waitFor();
  await scene.commands.must('account.cancelSignIn', {});
  await scene.program.quit();
  await stage.setPolicy({
    ...{ PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: [`@${brand.handle}`], DeviceStatement: 'managed' },
    XClientId: CLIENT_ID,
  });
  scene = await open();
});

test('signs in through the browser with the organisation’s own program; policy says that it is a brand', async () => {
  const announced = scene.program.app.evaluate(
    () => new Promise<string>((resolve) => process.once('hatcheck:browser' as 'message', (address) => resolve(String(address)))),
  );
  await askForBrowser();
  const address = await announced;
  expect(new URL(address).searchParams.get('client_id')).toBe(CLIENT_ID);
  await fixture.throughBrowser(brand, 'allow')(address);
  const { identity } = await scene.commands.until('the brand', ({ identities }) =>
    identities.find((one) => one.identity.id === identityId),
  );
  expect(identity).toMatchObject({ handle: brand.handle, kind: 'brand', kindSource: 'policy', network: 'x' });
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('posts a thread in order, also after a new start, renewing its sign-in', async () => {
  await scene.commands.must('arming.arm', { identityId });
  const first = await hold(['Hello from the company.', 'And on we go: example.com']);
  await endHolds(scene);
  await untilState(scene, first, 'published');
  expect(await posted()).toEqual(['And on we go: example.com', 'Hello from the company.']);
  await scene.program.quit();
  scene = await open();
  await scene.commands.must('arming.arm', { identityId });
  const second = await hold(['Back again.']);
  await endHolds(scene);
  await untilState(scene, second, 'published');
  expect((await posted())[0]).toBe('Back again.');
});

test('a post whose answer is lost is found in the timeline and never sent twice', async () => {
  proxy.fail('POST /2/tweets', { kind: 'cut', when: 'afterServer' }, 1);
  const id = await hold(['Said once & only once <3']);
  await endHolds(scene);
  const { prepared } = await untilState(scene, id, 'published');
  expect(prepared?.[0]?.publishedUri).toMatch(/^https:\/\/x\.com\/i\/status\/\d+$/);
  expect((await posted()).filter((text) => text === 'Said once & only once <3')).toHaveLength(1);
});

test('a post that never arrived is not sent again by itself, and waits for the person once it cannot arrive any more', async () => {
  proxy.fail('POST /2/tweets', { kind: 'cut', when: 'beforeServer' }, 1);
  const id = await hold(['Lost on the way']);
  await endHolds(scene);
  await scene.commands.until('the timeline to be looked at', ({ outbox }) =>
    outbox.some(({ id: one, state }) => one === id && state.kind === 'settling' && state.nextTryAt - state.since > lateMs / 2),
  );
  await advanceClock(scene.program, lateMs);
  await untilState(scene, id, 'frozen');
  expect(await posted()).not.toContain('Lost on the way');
  await scene.commands.must('outbox.recall', { entryId: id });
});

test('likes a post, and Wrong account takes the like back on the word of the account', async () => {
  const { id } = fixture.world.create('2002', { text: 'Lovely shop!' });
  const target = await scene.commands.must('reply.lookUp', { identityId, address: `https://x.com/kim_lee/status/${id}` });
  expect(target).toMatchObject({ authorHandle: 'kim_lee', text: 'Lovely shop!' });
  const entry = await hold([], { act: 'like', target });
  await endHolds(scene);
  await untilState(scene, entry, 'published');
  expect(fixture.world.likedBy(brand.subject)).toEqual([id]);
  await scene.commands.must('outbox.wrongAccount', { entryId: entry });
  const { state } = await untilState(scene, entry, 'takenDown');
  expect(state).toMatchObject({ looked: 'account' });
  expect(fixture.world.likedBy(brand.subject)).toEqual([]);
});

test('Wrong account takes a whole thread down, for outsiders too', async () => {
  const id = await hold(['Not this one.', 'Nor this one.']);
  await endHolds(scene);
  await untilState(scene, id, 'published');
  await scene.commands.must('outbox.wrongAccount', { entryId: id });
  const { state } = await untilState(scene, id, 'takenDown');
  expect(state).toMatchObject({ looked: 'outsider' });
  expect(await posted()).not.toContain('Not this one.');
  expect(await posted()).not.toContain('Nor this one.');
});

test('signing out ends the sign-in at X', async () => {
  await scene.commands.must('account.signOut', { accountId: identityId });
  expect(proxy.seen.filter(({ path }) => path === '/2/oauth2/revoke').length).toBeGreaterThan(0);
});
