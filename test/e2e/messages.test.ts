import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBluesky } from '../../main/networks/bluesky.ts';
import { optionsFor } from '../contract/bluesky-under-test.ts';
import { value } from '../contract/network-under-test.ts';
import { type BlueskyChat, startBlueskyChat } from '../rig/bluesky-chat.ts';
import { shownWindow } from '../rig/shown-window.ts';
import type { Stage, StageAccount } from '../rig/stage.ts';
import { companyStage, endHolds, identityIdOf, openScene, type Scene } from './scene.ts';
import { swapCredentials } from './swap-credentials.ts';

let stage: Stage;
let scene: Scene;
let chat: BlueskyChat;
let page: Page;

/** With the account's own password: its app password may not use direct messages. */
async function signInWhole(account: StageAccount, kind?: 'personal'): Promise<void> {
  const args = { network: 'bluesky', server: stage.pds.url, identifier: account.handle, password: account.password } as const;
  await scene.commands.must('account.signInWithPassword', args);
  if (kind !== undefined) await scene.commands.must('account.chooseKind', { kind });
}

/** What the other one reads, asked of the server itself. */
async function readBy(account: StageAccount): Promise<readonly string[]> {
  const network = createBluesky({ ...optionsFor(stage.pds), chatService: () => chat.did });
  const { session } = value(await network.signInWithPassword(stage.pds.url, account.handle, account.password, async () => true));
  if (session.messages === undefined) throw new Error('There are no messages');
  const [conversation] = value(await session.messages.conversations(null)).items;
  if (conversation === undefined) return [];
  return value(await session.messages.said(conversation.id, null)).items.map(({ text }) => text);
}

beforeAll(async () => {
  stage = await companyStage();
  chat = await startBlueskyChat(stage.pds);
  scene = await openScene(stage);
  await scene.commands.must('settings.set', { chatService: chat.did });
  await signInWhole(stage.accounts.brand);
  await scene.commands.must('window.open', { window: 'console', page: 'messages' });
  page = await shownWindow(scene.program, /console/);
  page.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await chat?.stop();
  await stage?.stop();
});

test('a brand’s message is looked up, unlocked, held, and arrives; its words are in no file that can be read', async () => {
  const { brand, personal } = stage.accounts;
  await page.getByText('No conversations yet.').waitFor();
  await page.getByRole('button', { name: 'New message' }).click();
  await page.getByRole('textbox', { name: 'Handle', exact: true }).fill(`@${personal.handle}`);
  await page.getByRole('button', { name: 'Look up' }).click();
  await page.getByRole('region', { name: 'Who will read this' }).getByText(`@${personal.handle}`).waitFor();
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Your parcel is with the concierge.');
  const send = page.getByRole('button', { name: `Send as @${brand.handle} to @${personal.handle}` });
  await page.getByText(`@${brand.handle} is locked.`).first().waitFor();
  await page.getByRole('button', { name: 'Unlock' }).click();
  // The one finding is that nobody was ever written to there, which asks a brand for its handle.
  await page.getByLabel(`Type @${brand.handle} to confirm`).fill(brand.handle);
  await expect.poll(() => send.getAttribute('aria-disabled')).toBe('false');
  await send.hover();
  await page.mouse.down();
  await page.getByText(/goes out in/).waitFor();
  await page.mouse.up();
  expect(await readBy(personal)).toEqual([]);
  await endHolds(scene);
  await page.getByText(`Sent as @${brand.handle} to @${personal.handle}`).waitFor();
  expect(await readBy(personal)).toEqual(['Your parcel is with the concierge.']);
  const ledger = readFileSync(path.join(stage.profile, 'ledger.jsonl'), 'utf8');
  expect(ledger).toContain('"about":"message"');
  const files = readdirSync(stage.profile, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const telling = files.map((one) => path.join(one.parentPath, one.name)).filter((file) => readFileSync(file).includes('concierge'));
  expect(files.length).toBeGreaterThan(3);
  expect(telling).toEqual([]);
});

test('mixed up in the keyring, a message is not sent, and the words say why (law 3)', async () => {
  const { brand, personal } = stage.accounts;
  await signInWhole(personal, 'personal');
  await scene.program.quit();
  await swapCredentials(stage);
  scene = await openScene(stage);
  const identityId = identityIdOf(brand);
  await scene.commands.must('arming.arm', { identityId });
  const to = [{ subject: personal.did, handle: personal.handle, displayName: '' }];
  const messageId = await scene.commands.must('message.create', { identityId, to, text: 'From somebody else?', conversation: null });
  const gesture = { identityId, to: [personal.did], heldMs: 700, retypedHandle: brand.handle };
  await scene.commands.must('message.confirm', { messageId, ...gesture });
  await endHolds(scene);
  const { entry } = await scene.commands.until('the message to be stopped', ({ messageOutbox }) =>
    messageOutbox.find(({ entry: { message, state } }) => message.id === messageId && state.kind !== 'held'),
  );
  expect(entry.state).toMatchObject({ kind: 'refused', law: 3, words: expect.stringContaining(`is not @${brand.handle}`) });
  expect(await readBy(personal)).toEqual(['Your parcel is with the concierge.']);
});
