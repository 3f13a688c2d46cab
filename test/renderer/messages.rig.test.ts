import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acme } from '../../renderer/preview/fixture-parts.ts';
import type { CommandName } from '../../shared/ipc.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
let page: Page;
beforeAll(async () => {
  rig = await startPreviewRig();
  page = rig.page;
});
afterAll(() => rig?.stop());

async function whenRan(name: CommandName): Promise<readonly unknown[]> {
  await page.waitForFunction((wanted) => window.hatcheckPreview.ran.some((ran) => ran.name === wanted), name);
  return page.evaluate((wanted) => window.hatcheckPreview.ran.filter((ran) => ran.name === wanted).map((ran) => ran.args), name);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('a post that begins like a direct message', () => {
  it('moves to a message only once that was asked for', async () => {
    await rig.show('message-in-post');
    await button('Send it to @robin privately').click();
    await page.getByRole('dialog', { name: 'Write it as a direct message instead?' }).waitFor();
    expect(await page.evaluate(() => window.hatcheckPreview.ran.some(({ name }) => name === 'message.fromDraft'))).toBe(false);
    await button('Write it as a message').click();
    expect(await whenRan('message.fromDraft')).toMatchObject([{ identityId: acme.id, text: 'can you call me?', handle: 'robin' }]);
    expect(await whenRan('window.open')).toEqual([{ window: 'console', page: 'messages' }]);
  });

  it('speaks to everybody from its beginning, where that is meant', async () => {
    await rig.show('message-in-post');
    await button('It is meant for everybody').click();
    await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('.@robin can you call me?');
  });
});

describe('a direct message', () => {
  const send = 'Send as @acme.com to @robin.example.com';

  it('names sender and readers on its button, which nobody without readers can press', async () => {
    await rig.show('messages-writing');
    expect(await button(send).getAttribute('aria-disabled')).toBe('false');
    await button('Leave out @robin.example.com').click();
    await page.getByText('Nobody yet.').waitFor();
    expect(await button(send).count()).toBe(0);
    expect(await button(/^Send as @acme.com/).getAttribute('aria-disabled')).toBe('true');
    expect(await whenRan('message.edit')).toMatchObject([{ to: [] }]);
  });

  it('goes to who was looked up, by keyboard', async () => {
    await rig.show('messages-nobody-yet');
    await page.getByRole('textbox', { name: 'Handle' }).fill('@robin.example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Who will read this' }).getByText('Robin Field, Bluesky').waitFor();
    expect(await whenRan('message.lookUp')).toEqual([{ identityId: acme.id, handle: '@robin.example.com' }]);
    await expect.poll(() => whenRan('message.edit')).toMatchObject([{ to: [{ handle: 'robin.example.com' }] }]);
  });

  it('is confirmed for the readers that are shown', async () => {
    await rig.show('messages-personal');
    await button('Send as @jo.example to @robin.example.com').click();
    expect(await whenRan('message.confirm')).toMatchObject([{ messageId: 'message-1', to: ['did:plc:robin'], heldMs: 0 }]);
  });

  it('is not confirmed while main has other words than the screen', async () => {
    await rig.show('messages-unsaved');
    await page.getByRole('textbox', { name: 'Message' }).fill('Other words');
    await whenRan('message.edit');
    await button('Send as @jo.example to @robin.example.com').click();
    await expect.poll(async () => (await whenRan('message.edit')).length).toBeGreaterThan(1);
    await page.getByText('This message could not be saved to disk.').waitFor();
    expect(await page.evaluate(() => window.hatcheckPreview.ran.some(({ name }) => name === 'message.confirm'))).toBe(false);
  });

  it('shows what was said, and begins an answer to exactly those', async () => {
    await rig.show('messages');
    await button('Conversation with @robin.example.com').click();
    await page.getByText('My order came without a lid.').waitFor();
    await button('Write to them').click();
    expect(await whenRan('message.create')).toMatchObject([
      { identityId: acme.id, to: [{ subject: 'did:plc:robin' }], conversation: 'c1' },
    ]);
  });

  it('says why conversations cannot be read, and tries again when asked', async () => {
    await rig.show('messages-refused');
    await page.getByText('This sign-in may not use direct messages.').waitFor();
    await button('Try again').click();
    await expect.poll(async () => (await whenRan('message.conversations')).length).toBeGreaterThan(1);
  });

  it('stays with its account when the last message of that has gone out', async () => {
    await rig.show('messages-two-writing');
    await button(send).waitFor();
    await page.evaluate(() =>
      window.hatcheckPreview.publish((was) => ({ ...was, messages: was.messages.filter(({ message }) => message.id !== 'message-1') })),
    );
    await button(send).waitFor({ state: 'detached' });
    await page.getByText('Choose a conversation, or write a new message.').waitFor();
    expect(await page.getByTestId('banner').textContent()).toContain('@acme.com');
  });

  it('says where the way out is, when it goes on no more for something that was found since', async () => {
    await rig.show('messages-found-since');
    await button('Confirm again…').click();
    await button(send).click({ delay: 800 });
    await page.getByText('This reads like a price that is not out yet.').waitFor();
    await page.getByText('Recall it: it is a draft again').waitFor();
  });

  it('says that only the person can tell whether it arrived, and takes their word', async () => {
    await rig.show('messages-not-known');
    await page.getByText('Hatcheck cannot see whether it arrived.').waitFor();
    await button('It is not there').click();
    expect(await whenRan('message.settle')).toEqual([{ entryId: 'e1', isThere: false }]);
  });

  it('of an account that is signed out can be read and taken back', async () => {
    await rig.show('messages-left-behind');
    const left = page.getByRole('region', { name: 'Of accounts that are signed out' });
    await left.getByText('This account is signed out.').waitFor();
    await left.getByRole('button', { name: 'Recall' }).click();
    expect(await whenRan('message.recall')).toEqual([{ entryId: 'e1' }]);
    await left.getByRole('button', { name: 'Discard' }).click();
    expect(await whenRan('message.discard')).toEqual([{ messageId: 'message-1' }]);
  });
});
