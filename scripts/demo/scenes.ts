import type { Page } from 'playwright-core';
import { type Hands, handsOn } from '../../test/rig/hands.ts';
import type { Program } from '../../test/rig/launch.ts';
import { isRefreshRefused, listPublicPosts } from '../../test/rig/pds-accounts.ts';
import { advanceClock, type Stage, type StageAccount } from '../../test/rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids } from '../../test/rig/vault-entries.ts';
import { waitFor } from '../../test/rig/wait-for.ts';
import { demoPolicy } from './demo-policy.ts';
import type { Reporter } from './reporter.ts';
import { swapCredentials } from './swap-credentials.ts';

/** One run of the program, and all that surrounds it. */
export type Scene = {
  readonly stage: Stage;
  readonly program: Program;
  readonly page: Page;
  readonly hands: Hands;
  readonly reporter: Reporter;
};

const texts = {
  personal: 'Finally home. Two days, three trains, one very patient dog.',
  brand: 'Doors open at nine. Come and say hello to the team at our stand.',
  recalled: 'Never mind this one.',
  redCross: 'Two more four-packs of Midas Touch beer… when we drink we do it right #gettngslizzerd',
  swapped: 'Our spring range is in the shops from Monday.',
  still: 'Back to being just me.',
} as const;

const brandHoldMs = 61_000;
const personalHoldMs = 11_000;

/** The texts an outsider, not signed in, finds on the server. */
async function posted(stage: Stage, account: StageAccount): Promise<readonly string[]> {
  return (await listPublicPosts(stage.pds, account.did)).map((post) => post.text);
}

/** Demo step (a). */
export async function signInBoth({ stage, page, hands, reporter }: Scene): Promise<void> {
  const { brand, personal } = stage.accounts;
  reporter.step('(a) Signing in as the brand and as a person');
  await reporter.picture(page, 'first-start');
  await hands.signIn(brand, stage.pds.url);
  await hands.signedIn(brand.handle);
  await hands.signIn(personal, stage.pds.url, 'personal');
  await hands.signedIn(personal.handle);
  const kept = await signedInDids(stage.desktop);
  reporter.check(
    'both credentials are in the keyring',
    [brand, personal].every((account) => kept.includes(account.did)),
  );
  const secrets = await Promise.all([brand, personal].map((account) => readEntry(stage.desktop, account.did)));
  const passwords = [brand, personal].map((account) => account.appPassword);
  reporter.check(
    'no app password is',
    secrets.every((secret) => passwords.every((password) => !secret?.includes(password))),
  );
  await reporter.picture(page, 'both-signed-in');
}

/** Demo step (b). */
export async function postAsBoth(scene: Scene): Promise<void> {
  const { stage, program, page, hands, reporter } = scene;
  const { brand, personal } = stage.accounts;
  reporter.step('(b) Posting once as the person, once as the brand');
  await hands.write(personal.handle, texts.personal);
  await reporter.picture(page, 'personal-draft');
  await hands.post(personal.handle);
  await hands.outboxLine(/Goes out as/).waitFor();
  await advanceClock(program, personalHoldMs);
  await hands.outboxLine(`Published as @${personal.handle}`).waitFor();
  reporter.check(`an outsider reads "${texts.personal}" by @${personal.handle}`, (await posted(stage, personal)).includes(texts.personal));

  await hands.write(brand.handle, texts.brand);
  await hands.unlock(brand.handle);
  await reporter.picture(page, 'brand-unlocked');
  await hands.post(brand.handle);
  await hands.outboxLine(/Goes out as/).waitFor();
  await reporter.picture(page, 'brand-held');
  await advanceClock(program, brandHoldMs);
  await hands.outboxLine(`Published as @${brand.handle}`).waitFor();
  reporter.check(`an outsider reads "${texts.brand}" by @${brand.handle}`, (await posted(stage, brand)).includes(texts.brand));
  await reporter.picture(page, 'both-published');
}

/** Demo step (c). */
export async function recallOne({ stage, program, page, hands, reporter }: Scene): Promise<void> {
  const { brand } = stage.accounts;
  reporter.step('(c) Recalling a held post');
  await hands.write(brand.handle, texts.recalled);
  await hands.post(brand.handle);
  await hands.outboxLine(texts.recalled).getByRole('button', { name: 'Recall' }).click();
  await page.getByRole('textbox', { name: 'Post' }).filter({ hasText: texts.recalled }).waitFor();
  await advanceClock(program, brandHoldMs);
  reporter.check(
    'the recalled post is back as a draft, and never reached the server',
    !(await posted(stage, brand)).includes(texts.recalled),
  );
  await reporter.picture(page, 'recalled');
}

/** Demo step (d). */
export async function refuseLockedBrand({ stage, page, hands, reporter }: Scene): Promise<void> {
  const { brand } = stage.accounts;
  reporter.step('(d) The Red Cross text, on a brand that is locked');
  await stage.tray.click(`Lock @${brand.handle} now`);
  await hands.write(brand.handle, texts.redCross);
  await page.getByTestId('banner').getByText('locked', { exact: true }).waitFor();
  await hands.pressRefusedPost(brand.handle);
  await reporter.picture(page, 'locked-brand-refused');
  const answer = await hands.confirmPastTheScreen();
  reporter.check(`refused, even past the screen: "${answer}"`, answer !== null);
  reporter.check('nothing of it is on the server', !(await posted(stage, brand)).includes(texts.redCross));
}

/** Demo step (e). Gives the scene to go on with: the program was restarted. */
export async function refuseSwappedEntries(scene: Scene): Promise<Scene> {
  const { stage, reporter } = scene;
  const { brand, personal } = stage.accounts;
  reporter.step('(e) The two credentials swapped in the keyring, behind the program’s back');
  const swapped = await restart(scene, () => swapCredentials(stage.desktop, brand, personal));
  const { program, page, hands } = swapped;
  await hands.write(brand.handle, texts.swapped);
  await hands.unlock(brand.handle);
  await hands.post(brand.handle);
  await hands.outboxLine(/Goes out as/).waitFor();
  await advanceClock(program, brandHoldMs);
  await hands.outboxLine(`Not sent as @${brand.handle}`).waitFor();
  await reporter.picture(page, 'proof-of-sender-refused');
  reporter.check(
    `proof of sender refused: "${await hands.outboxLine('Not sent as').first().locator('.out-words').textContent()}"`.replaceAll('\n', ' '),
    true,
  );
  const everywhere = [...(await posted(stage, brand)), ...(await posted(stage, personal))];
  reporter.check('nothing of it is on the server, as anybody', !everywhere.includes(texts.swapped));
  return restart(swapped, () => swapCredentials(stage.desktop, brand, personal));
}

/** Demo step (f). */
export async function becomePersonal({ stage, program, page, hands, reporter }: Scene): Promise<void> {
  const { brand, personal } = stage.accounts;
  reporter.step('(f) IT says that this computer is the person’s own');
  const before = refreshTokenIn((await readEntry(stage.desktop, brand.did)) ?? '');
  stage.setPolicy(demoPolicy('personal')(stage.accounts));
  await stage.tray.waitUntil('says so', (view) => view.menu.some((item) => item.label === 'Your own computer'));
  await waitFor('the brand’s entry to be gone', async () => (await readEntry(stage.desktop, brand.did)) === undefined);
  reporter.check('the brand’s credential is gone from the keyring', true);
  reporter.check('the server refuses its session from now on', await isRefreshRefused(stage.pds, before));
  const tray = await stage.tray.waitUntil('shows the brand as gone', (view) => view.menu.some((item) => isGone(item.label, brand)));
  const item = tray.menu.find(({ label }) => isGone(label, brand));
  reporter.check(`the tray says so: "${item?.label}", ${tray.tooltip}`, item?.enabled === false);
  await reporter.picture(page, 'own-computer');
  await reporter.screen(stage.desktop, 'own-computer-screen');

  await hands.signIn(brand, stage.pds.url);
  const refusal = await hands.signInRefused();
  reporter.check(`signing in as the brand is refused: "${refusal}"`, (await readEntry(stage.desktop, brand.did)) === undefined);
  await reporter.picture(page, 'brand-sign-in-refused');
  await hands.closeDialog();

  await hands.write(personal.handle, texts.still);
  await hands.post(personal.handle);
  await hands.outboxLine(/Goes out as/).waitFor();
  await advanceClock(program, personalHoldMs);
  await waitFor('the post to be on the server', async () => (await posted(stage, personal)).includes(texts.still));
  reporter.check('posting as the person still works', true);
  await reporter.picture(page, 'person-still-posts');
}

function isGone(label: string, { handle }: StageAccount): boolean {
  return label.startsWith(`@${handle}: not on this computer`);
}

async function restart(scene: Scene, meanwhile: () => Promise<void>): Promise<Scene> {
  await scene.program.quit();
  await meanwhile();
  const program = await scene.stage.start();
  const page = await program.window(/compose\.html/);
  return { ...scene, program, page, hands: handsOn(page) };
}
