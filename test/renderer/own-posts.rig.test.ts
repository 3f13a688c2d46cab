import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acme, jo } from '../../renderer/preview/fixture-parts.ts';
import type { CommandName } from '../../shared/ipc.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
let page: Page;
beforeAll(async () => {
  rig = await startPreviewRig();
  page = rig.page;
});
afterAll(() => rig?.stop());

/** Once the field above that is read later is there, too: until then everything below it may move. */
async function showAll(fixture: string): Promise<void> {
  await rig.show(fixture);
  await page.getByLabel('When will you be away?').waitFor();
}

async function whenRan(name: CommandName): Promise<readonly unknown[]> {
  await page.waitForFunction((wanted) => window.hatcheckPreview.ran.some((ran) => ran.name === wanted), name);
  return page.evaluate((wanted) => window.hatcheckPreview.ran.filter((ran) => ran.name === wanted).map((ran) => ran.args), name);
}

describe('own posts in the settings', () => {
  it('show how far they are read and why it waits, can be paused, and go on', async () => {
    await showAll('own-posts-reading');
    const bar = page.getByRole('progressbar', { name: 'Posts of @acme.com read' });
    expect(await bar.getAttribute('value')).toBe('0.62');
    await page.getByText('2431 posts read. The network asks for patience').waitFor();
    await page.getByRole('button', { name: 'Pause reading posts of @acme.com' }).click();
    expect(await whenRan('ownPosts.pause')).toEqual([{ identityId: acme.id }]);
    await page.getByRole('button', { name: 'Go on: @jo.example' }).click();
    expect(await whenRan('ownPosts.read')).toEqual([{ identityId: jo.id }]);
  });

  it('are deleted after a question only', async () => {
    await showAll('own-posts-kept');
    await page.getByRole('button', { name: 'Delete the posts of @acme.com kept here' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2431 posts of @acme.com from this computer?' });
    await dialog.getByRole('button', { name: 'Keep them' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => window.hatcheckPreview.ran.some(({ name }) => name === 'ownPosts.delete'))).toBe(false);
    await page.getByRole('button', { name: 'Delete the posts of @acme.com kept here' }).click();
    await dialog.getByRole('button', { name: 'Delete them here' }).click();
    expect(await whenRan('ownPosts.delete')).toEqual([{ identityId: acme.id }]);
  });

  it('say what failed, and when it is tried again', async () => {
    await showAll('own-posts-failed');
    await page.getByRole('alert').filter({ hasText: 'The server could not be reached. It is tried again' }).waitFor();
    await page.getByRole('button', { name: 'Try again: @acme.com' }).click();
    expect(await whenRan('ownPosts.read')).toEqual([{ identityId: acme.id }]);
  });
});
