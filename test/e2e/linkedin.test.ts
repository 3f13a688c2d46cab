import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LinkedinUnderTest, startLinkedinUnderTest } from '../contract/linkedin-under-test.ts';
import { goThroughPages } from '../contract/oauth-browser.ts';
import { chooseNetwork } from '../rig/hands.ts';
import { listSecretAccounts } from '../rig/secret-tool.ts';
import type { Stage } from '../rig/stage.ts';
import { vaultService } from '../rig/vault-entries.ts';
import { companyStage, endHolds, openScene, type Scene, untilState } from './scene.ts';

let linkedin: LinkedinUnderTest;
let stage: Stage;
let scene: Scene;
let env: Readonly<Record<string, string>>;

const ada = 'linkedin:urn:li:person:adaB1';
const person = { login: 'Ada', password: 'password of Ada', answer: 'allow' } as const;

function policy(device: 'managed' | 'personal'): Readonly<Record<string, unknown>> {
  const programs = { LinkedInClientId: 'personprogram', LinkedInPagesClientId: 'pagesprogram' };
  return { PolicyVersion: 1, Organisation: 'Acme IT', DeviceStatement: device, ...programs };
}

beforeAll(async () => {
  linkedin = await startLinkedinUnderTest();
  env = { HATCHECK_LINKEDIN_API: linkedin.options.places?.api ?? '', HATCHECK_LINKEDIN_SITE: linkedin.server };
  stage = await companyStage({ policy: () => policy('personal') });
  scene = await openScene(stage, env);
});
afterAll(async () => {
  await stage?.stop();
  await linkedin?.stop();
});

const pageId = (): string => `${ada}#${linkedin.page.subject}`;

/** Asks for the sign-in, and gives the address that the browser would open. */
async function askForBrowser(): Promise<URL> {
  const { program, page, hands } = scene;
  const announced = program.app.evaluate(
    () => new Promise<string>((resolve) => process.once('hatcheck:browser' as 'message', (address) => resolve(String(address)))),
  );
  await hands.openSignIn();
  const dialog = page.getByRole('dialog');
  await chooseNetwork(dialog, 'LinkedIn');
  await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
  return new URL(await announced);
}

/** Through the browser, as a person whose account is her own. */
async function signIn() {
  const asked = await askForBrowser();
  expect(asked.searchParams.get('client_id')).toBe('pagesprogram');
  expect(await goThroughPages(asked.href, person)).toContain('Hatcheck');
  await scene.commands.until('the question whose account it is', ({ signIn: { kind } }) => kind === 'askKind');
  await scene.commands.must('account.chooseKind', { kind: 'personal' });
  return scene.commands.until('both', (snapshot) => snapshot.identities.length === 2 && snapshot);
}

async function hold(identityId: string, text: string): Promise<string> {
  const { must, until } = scene.commands;
  const draftId = await must('draft.create', { identityId, replyTo: null });
  await must('draft.edit', { draftId, parts: [{ text, images: [], card: null }], languages: ['en'] });
  await must('draft.confirm', { draftId, identityId, heldMs: 700, retypedHandle: null });
  return until('the post to be held', ({ outbox }) => outbox.find((entry) => entry.draft.id === draftId)?.id);
}

test('on somebody’s own computer nothing of pages is even asked for', async () => {
  const asked = await askForBrowser();
  expect(asked.searchParams.get('scope')).toBe('openid profile w_member_social');
  expect(asked.searchParams.get('client_id')).toBe('personprogram');
  await scene.commands.must('account.cancelSignIn', {});
  await scene.program.quit();
  stage.setPolicy(policy('managed'));
  scene = await openScene(stage, env);
});

test('on a company computer one sign-in brings the person and the page, which is a brand', async () => {
  const { identities } = await signIn();
  expect(identities.map(({ identity: { id, handle, kind } }) => [id, handle, kind])).toEqual([
    [ada, 'ada-brandt', 'personal'],
    [pageId(), 'acme-and-sons', 'brand'],
  ]);
});

test('each says its own, and the page only unlocked, also after a new start', async () => {
  for (const start of ['First', 'Second']) {
    await scene.commands.must('arming.arm', { identityId: pageId() });
    const ids = [await hold(pageId(), `${start}: the page.`), await hold(ada, `${start}: Ada herself.`)];
    await endHolds(scene);
    for (const id of ids) await untilState(scene, id, 'published');
    await scene.program.quit();
    scene = await openScene(stage, env);
  }
  expect(await linkedin.postedTexts(linkedin.page.subject)).toEqual(['Second: the page.', 'First: the page.']);
  expect(await linkedin.postedTexts(linkedin.brand.subject)).toEqual(['Second: Ada herself.', 'First: Ada herself.']);
});

test('Wrong account takes a post of the page down', async () => {
  await scene.commands.must('arming.arm', { identityId: pageId() });
  const id = await hold(pageId(), 'Not this one.');
  await endHolds(scene);
  await untilState(scene, id, 'published');
  await scene.commands.must('outbox.wrongAccount', { entryId: id });
  await untilState(scene, id, 'takenDown');
  expect(await linkedin.postedTexts(linkedin.page.subject)).not.toContain('Not this one.');
});

test('on a computer that turns out to be her own the sign-in goes, and she is told where to end it', async () => {
  const kept = async () => (await listSecretAccounts(stage.desktop, vaultService)).filter((name) => name.includes('linkedin'));
  expect(await kept()).toEqual([`account:${ada}`]);
  stage.setPolicy(policy('personal'));
  const removed = await scene.commands.until('the sign-in to be removed', ({ accounts, removed }) => accounts.length === 0 && removed);
  expect(removed).toMatchObject([{ handle: 'ada-brandt', revoked: false, byHand: expect.stringContaining('https://www.linkedin.com/') }]);
  expect(await kept()).toEqual([]);
});

test('a page that she may not speak for any more says nothing, and is hers no longer', async () => {
  stage.setPolicy(policy('managed'));
  await scene.commands.until('a company computer', ({ device }) => device.kind === 'managed');
  await signIn();
  await scene.commands.must('arming.arm', { identityId: pageId() });
  await hold(pageId(), 'Not any more.');
  await linkedin.page.setRole(false);
  await endHolds(scene);
  await scene.commands.until('the page to be gone', ({ identities }) => identities.every(({ identity }) => identity.id !== pageId()));
  expect(await linkedin.postedTexts(linkedin.page.subject)).not.toContain('Not any more.');
});
