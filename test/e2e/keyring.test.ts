import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Keyring, startKeyring } from '../rig/keyring.ts';
import type { Program } from '../rig/launch.ts';
import { isRefreshRefused } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids } from '../rig/vault-entries.ts';
import { waitFor, within } from '../rig/wait-for.ts';
import { companyPolicy, companyStage, identityIdOf, openScene, personalPolicy, sceneOf, signIn } from './scene.ts';

/** The keyring is looked at every three seconds. */
const looks = { withinMs: 15_000 } as const;
/** Leaving takes six seconds at most, whatever does not answer. */
const quitLimitMs = 10_000;

/** The pages of the windows a person can see. */
function visiblePages({ app }: Program): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => !window.isDestroyed() && window.isVisible())
      .map(({ webContents }) => new URL(webContents.getURL()).pathname),
  );
}

const onlyUnlockShows = (program: Program) =>
  waitFor('the keyring page alone', async () => {
    const pages = await visiblePages(program);
    return pages.length === 1 && pages[0] === '/unlock.html';
  });

/** As Quit in the tray does it. */
async function quitFromTray(stage: Stage, program: Program): Promise<void> {
  await stage.tray.click('Quit');
  expect(await within('the program to end', quitLimitMs, program.exited)).toBe(0);
}

describe('a keyring that is locked at start', () => {
  let stage: Stage;
  let keyring: Keyring;
  beforeAll(async () => {
    stage = await companyStage();
    if (stage.keyring === null) throw new Error('The stage has no keyring');
    keyring = stage.keyring;
    const scene = await openScene(stage);
    await signIn(scene, stage.accounts.brand, stage.pds.url);
    await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
    await scene.program.quit();
  });
  afterAll(() => stage?.stop());

  test('shows only the keyring page, stays so when the prompt is cancelled, and signs nobody out', async () => {
    await keyring.lock();
    const program = await stage.start();
    const page = await program.window(/unlock/);
    await page.getByRole('heading', { name: 'Your keyring is locked' }).waitFor();
    await onlyUnlockShows(program);
    await stage.tray.waitUntil('the problem', ({ tooltip }) => tooltip === 'Hatcheck: the keyring is locked');
    await stage.tray.click('Open Hatcheck');
    await stage.tray.click('Accounts and history');

    await page.getByRole('button', { name: 'Unlock the keyring' }).click();
    await page.getByRole('heading', { name: 'Waiting for your system' }).waitFor();
    await keyring.cancelPrompt();
    await page.getByRole('heading', { name: 'Your keyring is locked' }).waitFor();
    await onlyUnlockShows(program);

    await page.getByRole('button', { name: 'Unlock the keyring' }).click();
    await keyring.unlockThroughPrompt();
    const { commands } = await sceneOf(program);
    const handles = await commands.until('the accounts', ({ accounts }) => accounts.length === 2 && accounts.map(({ handle }) => handle));
    expect([...handles].sort()).toEqual([stage.accounts.brand.handle, stage.accounts.personal.handle].sort());
    await waitFor('the keyring page to be gone', async () => !(await visiblePages(program)).includes('/unlock.html'));
    await quitFromTray(stage, program);
  });

  test('is swept once it is unlocked, before any other window shows', async () => {
    const { brand, personal } = stage.accounts;
    const token = refreshTokenIn((await readEntry(stage.desktop, brand.did)) ?? '');
    stage.setPolicy(personalPolicy(stage.accounts));
    await keyring.lock();
    const program = await stage.start();
    const page = await program.window(/unlock/);
    await page.getByRole('button', { name: 'Unlock the keyring' }).click();
    await keyring.unlockThroughPrompt();
    const { commands } = await sceneOf(program);
    expect(await signedInDids(stage.desktop)).toEqual([personal.did]);
    expect(await isRefreshRefused(stage.pds, token)).toBe(true);
    expect((await commands.snapshot()).removed).toMatchObject([{ handle: brand.handle, revoked: true }]);
    await quitFromTray(stage, program);
    stage.setPolicy(companyPolicy(stage.accounts));
  });

  test('can be left locked, with its prompt open too', async () => {
    await keyring.lock();
    const locked = await stage.start();
    await locked.window(/unlock/);
    await quitFromTray(stage, locked);

    const waiting = await stage.start();
    const page = await waiting.window(/unlock/);
    await page.getByRole('button', { name: 'Unlock the keyring' }).click();
    await page.getByRole('heading', { name: 'Waiting for your system' }).waitFor();
    await quitFromTray(stage, waiting);
  });
});

describe('a keyring that is locked while the program runs', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await companyStage();
  });
  afterAll(() => stage?.stop());

  test('is said above the text, blocks the brand, and is unlocked from there', async () => {
    const { brand } = stage.accounts;
    const scene = await openScene(stage);
    await signIn(scene, brand, stage.pds.url);
    await stage.keyring?.lock();
    const notice = scene.page.getByText('Your keyring is locked');
    await notice.waitFor();
    const identityId = identityIdOf(brand);
    expect(await scene.commands.run('arming.arm', { identityId })).toMatchObject({ kind: 'refused', refusal: { law: 8 } });

    await scene.page.getByRole('button', { name: 'Unlock keyring' }).click();
    await scene.page.getByText('Waiting for your system').waitFor();
    await stage.keyring?.unlockThroughPrompt();
    await scene.commands.until('the keyring to be unlocked', ({ vault }) => vault.kind === 'ready', looks);
    await notice.waitFor({ state: 'hidden' });
    await scene.commands.must('arming.arm', { identityId });
    await quitFromTray(stage, scene.program);
  });
});

describe('a computer without a keyring', () => {
  let stage: Stage;
  let found: Keyring | null = null;
  beforeAll(async () => {
    stage = await companyStage({ keyring: 'missing' });
  });
  afterAll(async () => {
    await found?.stop();
    await stage?.stop();
  });

  test('security 9: is said, drafts can be written, nobody can be signed in, and the program can be left', async () => {
    const program = await stage.start();
    const page = await program.window(/unlock/);
    await page.getByRole('heading', { name: 'This computer has no keyring running' }).waitFor();
    await onlyUnlockShows(program);
    // This closes the very page that is clicked, sometimes before the click is reported back.
    const closed = page.waitForEvent('close');
    await page
      .getByRole('button', { name: 'Write drafts without one' })
      .click()
      .catch(() => undefined);
    await closed;
    const scene = await sceneOf(program);
    const { brand } = stage.accounts;
    const asked = { network: 'bluesky', server: stage.pds.url, identifier: brand.handle, password: brand.appPassword } as const;
    expect(await scene.commands.run('account.signInWithPassword', asked)).toMatchObject({ kind: 'refused' });
    await scene.commands.must('draft.create', { identityId: null, replyTo: null });
    await quitFromTray(stage, program);
  });

  test('is entered as soon as a keyring starts', async () => {
    const program = await stage.start();
    const page = await program.window(/unlock/);
    await page.getByRole('heading', { name: 'This computer has no keyring running' }).waitFor();
    found = await startKeyring(stage.desktop);
    await sceneOf(program);
    await quitFromTray(stage, program);
  });
});

describe('a keyring that dies while the program runs', () => {
  let stage: Stage;
  let next: Keyring | null = null;
  beforeAll(async () => {
    stage = await companyStage();
  });
  afterAll(async () => {
    await next?.stop();
    await stage?.stop();
  });

  test('blocks the brand, ends nothing, and is found again', async () => {
    const { brand } = stage.accounts;
    const scene = await openScene(stage);
    await signIn(scene, brand, stage.pds.url);
    await stage.keyring?.kill();
    await scene.commands.until('the keyring to be missed', ({ vault }) => vault.kind === 'missing', looks);
    const identityId = identityIdOf(brand);
    expect(await scene.commands.run('arming.arm', { identityId })).toMatchObject({ kind: 'refused', refusal: { law: 8 } });
    expect((await scene.commands.snapshot()).accounts).toHaveLength(1);
    await scene.page.getByText('This computer has no keyring running').waitFor();

    next = await startKeyring(stage.desktop);
    await scene.commands.until('the keyring to be found', ({ vault }) => vault.kind === 'ready', looks);
    await scene.commands.must('arming.arm', { identityId });
    expect(await signedInDids(stage.desktop)).toEqual([brand.did]);
    await quitFromTray(stage, scene.program);
  });
});
