import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visibility } from '../../shared/post.ts';
import { signInOnPage } from '../contract/mastodon-server/person.ts';
import { type MastodonServer, startMastodonServer } from '../contract/mastodon-server/server.ts';
import { type Member, newestFirst, type Post } from '../contract/mastodon-server/world.ts';
import { chooseNetwork } from '../rig/hands.ts';
import type { Stage } from '../rig/stage.ts';
import { companyStage, endHolds, openScene, type Scene, untilState } from './scene.ts';

let fixture: MastodonServer;
let brand: Member;
let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  fixture = await startMastodonServer({ domain: 'social.example' });
  brand = fixture.addMember('acme');
  const policy = { PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: ['@acme@social.example'], DeviceStatement: 'managed' };
  stage = await companyStage({ policy: () => policy });
  scene = await openScene(stage);
});
afterAll(async () => {
  await stage?.stop();
  await fixture?.stop();
});

const identityId = (): string => `mastodon:${brand.id}@${new URL(fixture.url).host}`;
const posts = (): readonly Post[] => newestFirst(fixture.world.posts.values());

async function hold(texts: readonly string[], visibility: Visibility = 'public'): Promise<string> {
  const { must, until } = scene.commands;
  const draftId = await must('draft.create', { identityId: identityId(), replyTo: null });
  await must('draft.setVisibility', { draftId, visibility });
  await must('draft.edit', { draftId, parts: texts.map((text) => ({ text, images: [], card: null })), languages: ['en'] });
  await must('draft.confirm', { draftId, identityId: identityId(), heldMs: 700, retypedHandle: null });
  return until('the post to be held', ({ outbox }) => outbox.find((entry) => entry.draft.id === draftId)?.id);
}

test('signs in at a server named by its address, through the browser; policy says that it is a brand', async () => {
  const { program, page, hands, commands } = scene;
  const announced = program.app.evaluate(
    () => new Promise<string>((resolve) => process.once('hatcheck:browser' as 'message', (address) => resolve(String(address)))),
  );
  await hands.openSignIn();
  const dialog = page.getByRole('dialog');
  await chooseNetwork(dialog, 'Mastodon');
  await dialog.getByLabel('Server').fill(fixture.url);
  await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
  expect(await signInOnPage(await announced, brand, 'allow')).toContain('Hatcheck');
  const { identity } = await commands.until('the brand', ({ identities }) => identities.find((one) => one.identity.id === identityId()));
  expect(identity).toMatchObject({ handle: 'acme@social.example', kind: 'brand', kindSource: 'policy', network: 'mastodon' });
  await dialog.waitFor({ state: 'hidden' });
});

test('posts a thread in order, each part under the one before, also after a new start', async () => {
  await scene.commands.must('arming.arm', { identityId: identityId() });
  const first = await hold(['Hello from the company.', 'And on we go.']);
  await endHolds(scene);
  await untilState(scene, first, 'published');
  expect(posts().map(({ text, inReplyTo }) => [text, inReplyTo?.text])).toEqual([
    ['And on we go.', 'Hello from the company.'],
    ['Hello from the company.', undefined],
  ]);
  await scene.program.quit();
  scene = await openScene(stage);
  await scene.commands.must('arming.arm', { identityId: identityId() });
  const second = await hold(['Back again.']);
  await endHolds(scene);
  await untilState(scene, second, 'published');
  expect(posts()[0]).toMatchObject({ text: 'Back again.', visibility: 'public' });
});

test('Wrong account takes a whole thread down, for outsiders too', async () => {
  const id = await hold(['Not this one.', 'Nor this one.']);
  await endHolds(scene);
  await untilState(scene, id, 'published');
  await scene.commands.must('outbox.wrongAccount', { entryId: id });
  const { state } = await untilState(scene, id, 'takenDown');
  expect(state).toMatchObject({ looked: 'outsider' });
  expect(posts().map(({ text }) => text)).not.toContain('Not this one.');
  expect(posts().map(({ text }) => text)).not.toContain('Nor this one.');
});

test('a post for followers alone, which no outsider ever saw, is said to be gone on the word of the account', async () => {
  const id = await hold(['Among ourselves.'], 'followers');
  await endHolds(scene);
  await untilState(scene, id, 'published');
  expect(posts()[0]).toMatchObject({ text: 'Among ourselves.', visibility: 'private' });
  await scene.commands.must('outbox.wrongAccount', { entryId: id });
  const { state } = await untilState(scene, id, 'takenDown');
  expect(state).toMatchObject({ looked: 'account' });
  expect(posts().map(({ text }) => text)).not.toContain('Among ourselves.');
});

test('signing out ends the token at the server', async () => {
  expect(fixture.world.tokens.size).toBe(1);
  await scene.commands.must('account.signOut', { accountId: identityId() });
  expect(fixture.world.tokens.size).toBe(0);
});
