import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, signedInDids } from '../rig/vault-entries.ts';
import { companyStage, endHolds, openScene, type Scene } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
});
afterAll(() => stage?.stop());

const textsOf = async (did: string) => (await listPublicPosts(stage.pds, did)).map(({ text }) => text);

test('signs both in: the brand by policy, the personal account as the person says', async () => {
  const { hands, page } = scene;
  const { brand, personal } = stage.accounts;
  await hands.signIn(brand, stage.pds.url);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await hands.signIn(personal, stage.pds.url, 'personal');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  const { identities } = await scene.commands.snapshot();
  const kinds = identities.map(({ identity }) => [identity.handle, identity.kind, identity.kindSource]);
  expect(kinds.sort()).toEqual([
    [brand.handle, 'brand', 'policy'],
    [personal.handle, 'personal', 'person'],
  ]);
  expect([...(await signedInDids(stage.desktop))].sort()).toEqual([brand.did, personal.did].sort());
  for (const account of [brand, personal]) {
    const entry = await readEntry(stage.desktop, account.did);
    expect(entry).toContain(account.did);
    expect(entry).not.toContain(account.appPassword);
    expect(entry).not.toContain(account.password);
  }
});

test('the tray says that the brand is locked, and offers it', async () => {
  const view = await stage.tray.waitUntil('every brand is locked', ({ tooltip }) => tooltip === 'Hatcheck: every brand is locked');
  const labels = view.menu.map(({ label }) => label);
  expect(labels).toContain('Company computer');
  expect(labels).toContain(`Unlock @${stage.accounts.brand.handle}`);
});

test('posts as the person: one click, held, published, read back as an outsider', async () => {
  const { hands, program } = scene;
  const { personal } = stage.accounts;
  await hands.write(personal.handle, 'Two days, three trains, one very patient dog.');
  await hands.bannerShows(personal.handle);
  await hands.post(personal.handle);
  await hands.outboxLine(`Goes out as @${personal.handle}`).waitFor();
  expect(await textsOf(personal.did)).toEqual([]);

  await endHolds({ program });
  await hands.outboxLine(`Published as @${personal.handle}`).waitFor();
  expect(await textsOf(personal.did)).toEqual(['Two days, three trains, one very patient dog.']);
  expect(await textsOf(stage.accounts.brand.did)).toEqual([]);
});

test('refuses the locked brand with words; nothing goes out', async () => {
  const { hands, page, commands } = scene;
  const { brand } = stage.accounts;
  await hands.write(brand.handle, 'We found two more bottles, and are getting slizzered.');
  await page.getByText(`@${brand.handle} is locked. Unlock it, then confirm again.`).waitFor();
  await hands.pressRefusedPost(brand.handle);
  const { drafts } = await commands.snapshot();
  const draftId = drafts.find(({ draft }) => draft.parts[0]?.text.includes('two more bottles'))?.draft.id ?? '';
  const gesture = { identityId: `bluesky:${brand.did}`, heldMs: 700, retypedHandle: null };
  expect(await commands.run('draft.confirm', { draftId, ...gesture })).toMatchObject({ kind: 'refused', refusal: { law: 4 } });
  expect((await commands.snapshot()).outbox.filter((entry) => entry.kind === 'brand')).toEqual([]);
  expect(await textsOf(brand.did)).toEqual([]);
});

test('posts as the unlocked brand, by holding the button that names it', async () => {
  const { hands, page, program, commands } = scene;
  const { brand } = stage.accounts;
  await hands.unlock(brand.handle);
  await page.getByRole('textbox', { name: 'Post' }).fill('Doors open at nine.');
  await commands.until('the text to be saved', ({ drafts }) => drafts.some(({ draft }) => draft.parts[0]?.text === 'Doors open at nine.'));
  await hands.post(brand.handle);
  await hands.outboxLine(`Goes out as @${brand.handle}`).waitFor();
  await endHolds({ program });
  await hands.outboxLine(`Published as @${brand.handle}`).waitFor();
  expect(await textsOf(brand.did)).toEqual(['Doors open at nine.']);
  expect(await textsOf(stage.accounts.personal.did)).toHaveLength(1);
});

test('a recalled post leaves no trace and reopens as a draft', async () => {
  const { hands, page, program, commands } = scene;
  const { personal } = stage.accounts;
  await hands.write(personal.handle, 'On second thoughts, no.');
  await hands.post(personal.handle);
  await hands.outboxLine(`Goes out as @${personal.handle}`).getByRole('button', { name: 'Recall' }).click();
  await commands.until('the draft to be back', ({ drafts }) =>
    drafts.some(({ draft }) => draft.parts[0]?.text === 'On second thoughts, no.'),
  );
  await endHolds({ program });
  await page.getByRole('textbox', { name: 'Post' }).and(page.getByText('On second thoughts, no.')).waitFor();
  expect(await textsOf(personal.did)).toEqual(['Two days, three trains, one very patient dog.']);
  expect((await commands.snapshot()).outbox.filter((entry) => entry.draft.parts[0]?.text === 'On second thoughts, no.')).toEqual([]);
});

test('after a change of identity the handle must be retyped', async () => {
  const { hands, page, commands } = scene;
  const { brand, personal } = stage.accounts;
  await hands.write(personal.handle, 'Written as one, sent as the other.');
  await hands.choose(brand.handle);
  const lease = (await commands.snapshot()).leases[`bluesky:${brand.did}`];
  if (lease === undefined) await hands.unlock(brand.handle);
  await page.getByText(`Type @${brand.handle} above first.`).waitFor();
  await hands.pressRefusedPost(brand.handle);
  const { drafts } = await commands.snapshot();
  const draftId = drafts.find(({ draft }) => draft.parts[0]?.text === 'Written as one, sent as the other.')?.draft.id ?? '';
  const gesture = { identityId: `bluesky:${brand.did}`, heldMs: 700, retypedHandle: null };
  expect(await commands.run('draft.confirm', { draftId, ...gesture })).toMatchObject({ kind: 'refused', refusal: { law: 2 } });
  expect((await commands.snapshot()).outbox.filter(({ state }) => state.kind === 'held')).toEqual([]);

  await page.getByLabel(`Type @${brand.handle} to confirm`).fill(brand.handle);
  await hands.post(brand.handle);
  const line = hands.outboxLine(`Goes out as @${brand.handle}`);
  await line.getByRole('button', { name: 'Recall' }).click();
  await line.waitFor({ state: 'hidden' });
});

test('the tray unlocks, locks, recalls, starts a post and stops everything', async () => {
  const { hands, commands } = scene;
  const { brand, personal } = stage.accounts;
  const { tray } = stage;
  const has = (label: string | RegExp) => (view: Awaited<ReturnType<typeof tray.view>>) =>
    view.menu.some((item) => (typeof label === 'string' ? item.label === label : label.test(item.label)));
  await tray.waitUntil('a lock item', has(`Lock @${brand.handle} now`));
  await tray.click(`Lock @${brand.handle} now`);
  await tray.waitUntil('an unlock item', has(`Unlock @${brand.handle}`));
  await tray.click(`Unlock @${brand.handle}`);
  const unlocked = await tray.waitUntil('the brand unlocked', ({ tooltip }) => tooltip.includes('unlocked'));
  expect(unlocked.tooltip).toBe(`Hatcheck: @${brand.handle} unlocked, 15 min left`);

  await tray.click('New post as…', `@${personal.handle} (personal)`);
  await commands.until('a blank draft as the person', ({ drafts }) =>
    drafts.some(({ draft }) => draft.identityId === `bluesky:${personal.did}` && draft.parts[0]?.text === ''),
  );
  await hands.write(personal.handle, 'To be recalled from the tray.');
  await hands.post(personal.handle);
  await tray.waitUntil('something going out', has('Going out: 1'));
  await tray.click('Going out: 1', `Recall: @${personal.handle}, “To be recalled from the tray.”`);
  await hands.outboxLine(`Goes out as @${personal.handle}`).waitFor({ state: 'hidden' });

  await hands.write(brand.handle, 'To be stopped.');
  await hands.post(brand.handle);
  await hands.outboxLine(`Goes out as @${brand.handle}`).waitFor();
  const stop = (await tray.view()).menu.find(({ label }) => label.startsWith('Stop everything'))?.label ?? '';
  await tray.click(stop);
  await hands.outboxLine(`Goes out as @${brand.handle}`).waitFor({ state: 'hidden' });
  await tray.waitUntil('every brand locked again', ({ tooltip }) => tooltip === 'Hatcheck: every brand is locked');
  expect((await commands.snapshot()).leases).toEqual({});
  expect(await textsOf(brand.did)).toEqual(['Doors open at nine.']);
});
