import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acme, jo } from '../../renderer/preview/fixture-parts.ts';
import { acmeOnMastodon, acmeOnX, acmePage } from '../../renderer/preview/network-fixtures.ts';
import type { CommandName } from '../../shared/ipc.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
let page: Page;
beforeAll(async () => {
  rig = await startPreviewRig();
  page = rig.page;
});
afterAll(() => rig?.stop());

/** The arguments of every run of the command `name` so far. */
function runsOf(name: CommandName): Promise<readonly unknown[]> {
  return page.evaluate((wanted) => window.hatcheckPreview.ran.filter((ran) => ran.name === wanted).map((ran) => ran.args), name);
}

async function whenRan(name: CommandName, times = 1): Promise<readonly unknown[]> {
  await page.waitForFunction(([wanted, least]) => window.hatcheckPreview.ran.filter((ran) => ran.name === wanted).length >= least, [
    name,
    times,
  ] as const);
  return runsOf(name);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('signing in', () => {
  const open = async (fixture: string) => {
    await rig.show(fixture);
    await page.getByRole('main').getByRole('button', { name: 'Sign in to an account' }).click();
    return page.getByRole('dialog');
  };

  it('asks for the network first, by keyboard, and then only for what that one needs', async () => {
    const dialog = await open('first-run-sign-in');
    expect(await dialog.getByRole('radio').count()).toBe(4);
    expect(await dialog.getByRole('textbox').count()).toBe(0);
    for (const _ of ['past Close', 'to the networks']) await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await dialog.getByLabel('Server').waitFor();
    expect(await dialog.getByRole('radio', { name: 'Mastodon' }).isChecked()).toBe(true);
    expect(await dialog.getByLabel('Server').inputValue()).toBe('');
    expect(await dialog.getByText('Use an app password instead').count()).toBe(0);
    await dialog.getByLabel('Server').fill('mastodon.example');
    await page.keyboard.press('Enter');
    expect(await whenRan('account.signInWithBrowser')).toEqual([{ network: 'mastodon', server: 'https://mastodon.example', handle: '' }]);
  });

  it('lets nobody begin without a server where there is none to go by', async () => {
    const dialog = await open('first-run-sign-in');
    await dialog.getByText('Mastodon', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
    expect(await dialog.getByLabel('Server').evaluate((input: HTMLInputElement) => input.validity.valueMissing)).toBe(true);
    expect(await runsOf('account.signInWithBrowser')).toEqual([]);
  });

  it('says that pages are asked for, and on one’s own computer that they are not', async () => {
    const company = await open('first-run-sign-in');
    await company.getByText('LinkedIn', { exact: true }).click();
    await company.getByText('as yourself and as the pages you look after').waitFor();
    expect(await company.getByRole('textbox').count()).toBe(0);
    const own = await open('sign-in-own-computer');
    await own.getByText('LinkedIn', { exact: true }).click();
    await own.getByText('as yourself only, and not about pages').waitFor();
  });

  it('says beside the button why a sign-in cannot begin', async () => {
    const dialog = await open('sign-in-no-client');
    await dialog.getByText('X', { exact: true }).last().click();
    await dialog.getByRole('button', { name: 'Sign in with your browser' }).click();
    expect(await dialog.getByRole('alert').textContent()).toContain('Ask IT for it.');
  });
});

describe('the same handle on two networks', () => {
  it('is told apart in the banner, in the list and on the button, for eye and ear', async () => {
    await rig.show('networks-x');
    expect(await page.getByTestId('banner').locator('.network-mark').textContent()).toBe('X');
    expect(await button('Post as @acme on X').count()).toBe(1);
    await page.locator('.banner-who').click();
    await button('Choose @acme on LinkedIn').click();
    expect(await whenRan('draft.bind')).toEqual([{ draftId: 'draft-1', identityId: acmePage.id }]);
    await button('Post as @acme on LinkedIn').waitFor();
    expect(await page.getByTestId('banner').locator('.network-mark').textContent()).toBe('L');
  });

  it('carries no mark where only one network is signed in', async () => {
    await rig.show('brand-clear');
    expect(await page.locator('.network-mark').count()).toBe(0);
  });

  it('counts a text anew by what the other network takes', async () => {
    await rig.show('networks-x');
    await page.getByText('221 left').waitFor();
    await page.locator('.banner-who').click();
    await button('Choose @acme@mastodon.example on Mastodon').click();
    await page.getByText('441 left').waitFor();
    await button('Who may see it: Everyone').waitFor();
  });
});

describe('who may see a post', () => {
  it('is chosen from what the network has, and said in words', async () => {
    await rig.show('networks-mastodon');
    await button('Who may see it: Everyone').click();
    await page.getByRole('menuitemradio', { name: 'Only followers' }).click();
    expect(await whenRan('draft.setVisibility')).toEqual([{ draftId: 'draft-1', visibility: 'followers' }]);
    await page.getByText('Only those who follow @acme@mastodon.example can read it').waitFor();
  });

  it('stands behind a warning, which can be taken away again', async () => {
    await rig.show('networks-mastodon');
    await button('Content warning').click();
    await page.getByLabel('Content warning').fill('Machines');
    await button('Remove the content warning').click();
    expect(await whenRan('draft.setContentWarning', 2)).toEqual([
      { draftId: 'draft-1', contentWarning: 'Machines' },
      { draftId: 'draft-1', contentWarning: null },
    ]);
    await button('Content warning').waitFor();
  });

  it('keeps a post back that its network cannot keep to followers, and lets both be taken back', async () => {
    await rig.show('visibility-not-there');
    const post = button('Post as @acme on X');
    expect(await post.getAttribute('aria-disabled')).toBe('true');
    await button('Who may see it: Only followers').click();
    await page.getByRole('menuitemradio', { name: 'Everyone' }).click();
    expect(await whenRan('draft.setVisibility')).toEqual([{ draftId: 'draft-1', visibility: 'public' }]);
    await button('Remove the content warning').click();
    expect(await whenRan('draft.setContentWarning')).toEqual([{ draftId: 'draft-1', contentWarning: null }]);
    await page.locator('.reach').waitFor({ state: 'detached' });
  });
});

describe('an act about somebody’s post', () => {
  it('begins with its address, as whoever the draft is from', async () => {
    await rig.show('networks-x');
    await button('Reply…').click();
    await page.getByRole('dialog', { name: 'Reply, repost, quote or like' }).waitFor();
    await page.getByLabel('Address of the post').fill('https://x.com/kim/status/1');
    await page.keyboard.press('Enter');
    expect(await whenRan('reply.lookUp')).toEqual([{ identityId: acmeOnX.id, address: 'https://x.com/kim/status/1' }]);
    await page.locator('.reply-form').getByRole('button', { name: 'Repost the post of @kim.example' }).click();
    expect(await whenRan('draft.create')).toMatchObject([{ identityId: acmeOnX.id, replyTo: null, about: { act: 'repost' } }]);
    await button('Repost as @acme on X').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('offers what the network of the account has, and no more', async () => {
    await rig.show('networks-mastodon');
    await button('Reply…').click();
    await page.getByRole('dialog', { name: 'Reply, repost or like' }).waitFor();
    expect(await button(/^Quote/).count()).toBe(0);
    expect(await runsOf('reply.mentions')).toEqual([{ identityId: acmeOnMastodon.id }]);
  });

  it('is confirmed by holding the button that names it', async () => {
    await rig.show('repost');
    await button('Repost as @acme on X').focus();
    await page.keyboard.down('Enter');
    const [confirmed] = await whenRan('draft.confirm');
    await page.keyboard.up('Enter');
    expect(confirmed).toMatchObject({ draftId: 'draft-1', identityId: acmeOnX.id });
  });

  it('can take a quote off, and the words stay', async () => {
    await rig.show('quote');
    await button('Do not quote this post').click();
    expect(await whenRan('draft.dropReply')).toEqual([{ draftId: 'draft-1' }]);
    expect(await page.getByRole('textbox', { name: 'Text of the post' }).inputValue()).toBe('It is. Tours for children at ten and two.');
  });

  it('is kept back where the network of the chosen account has no such act', async () => {
    await rig.show('quote-not-there');
    expect(await button(/^Post as/).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('what went out, or may have', () => {
  it('takes the person’s word whether it is there, and “not there” only once it cannot arrive any more', async () => {
    await rig.show('outbox-not-known');
    const sure = page.locator('.out', { hasText: 'on X' });
    const unsure = page.locator('.out', { hasText: 'on LinkedIn' });
    expect(await unsure.getByRole('button', { name: 'It is not there' }).isDisabled()).toBe(true);
    await sure.getByRole('button', { name: 'It is not there' }).click();
    await unsure.getByRole('button', { name: 'It is there' }).click();
    expect(await whenRan('outbox.settle', 2)).toEqual([
      { entryId: 'entry-notKnown-acme', isThere: false },
      { entryId: 'entry-not-known-2', isThere: true },
    ]);
  });

  it('offers an owning-up post, and shows it', async () => {
    await rig.show('outbox-taking-down');
    await button('Write an owning-up post').first().click();
    expect(await whenRan('outbox.ownUp')).toEqual([{ entryId: 'entry-takingDown-acme' }]);
    await page.waitForFunction(() => document.querySelector('textarea')?.value.startsWith('A post went out') === true);
  });
});

it('describes an image in no more characters than the network takes', async () => {
  await rig.show('alt-too-long');
  await button('Change the description of image 1').click();
  expect(await button('Save description').isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Description' }).fill('A green machine');
  await button('Save description').click();
  expect(await whenRan('draft.edit')).toMatchObject([{ parts: [{ images: [{ alt: 'A green machine' }] }] }]);
});

describe('a draft for several', () => {
  it('shows each in a row of its own, names each on the button, and confirms for exactly those', async () => {
    await rig.show('together-two');
    expect(await page.locator('.banner .banner-title').allTextContents()).toEqual(['@acme.com', '@acme@mastodon.example']);
    expect(await page.getByText('405 left').count()).toBe(1);
    const post = button('Post as @acme.com on Bluesky and @acme@mastodon.example on Mastodon');
    await post.click({ delay: 800 });
    expect(await whenRan('draft.confirm')).toMatchObject([
      { draftId: 'draft-1', identityId: acme.id, retypedHandle: null, also: [{ identityId: acmeOnMastodon.id, retypedHandle: null }] },
    ]);
  });

  it('counts nothing that was held while the button named others', async () => {
    await rig.show('together-two');
    const post = button('Post as @acme.com on Bluesky and @acme@mastodon.example on Mastodon');
    await post.hover();
    await page.mouse.down();
    await page.evaluate(() =>
      window.hatcheckPreview.publish((was) => ({
        ...was,
        drafts: was.drafts.map(({ also: _, ...status }) => {
          const { also: __, ...draft } = status.draft;
          return { ...status, draft };
        }),
      })),
    );
    const alone = button(/^Post as @acme\.com(?!.* and )/);
    await alone.waitFor();
    expect(await alone.getAttribute('data-state')).toBe('resting');
    await page.mouse.up();
    expect(await runsOf('draft.confirm')).toEqual([]);
    await alone.click({ delay: 800 });
    expect(await whenRan('draft.confirm')).toMatchObject([{ draftId: 'draft-1', identityId: acme.id }]);
  });

  it('begins dialogs below the whole banner, where accounts come and leave', async () => {
    await rig.show('together-five', { height: 700 });
    const edge = await page.getByTestId('banner').boundingBox();
    await page.locator('.banner-who').first().click();
    const dialog = await page.getByRole('dialog').boundingBox();
    expect(dialog?.y ?? 0).toBeGreaterThanOrEqual((edge?.y ?? 0) + (edge?.height ?? Number.NaN));
    await button('Do not post as @acme on X').click();
    expect(await whenRan('draft.leave')).toEqual([{ draftId: 'draft-1', identityId: acmeOnX.id }]);
    await button('Also post as @jo.example').click();
    expect(await whenRan('draft.join')).toEqual([{ draftId: 'draft-1', identityId: jo.id }]);
  });

  it('writes for one of them alone, and says of what is found whom it is about', async () => {
    await rig.show('together-findings');
    await page.getByText('As @acme.com on Bluesky and @acme@mastodon.example on Mastodon', { exact: true }).waitFor();
    await page.getByText('As @acme on X', { exact: true }).waitFor();
    await page.getByText('I have checked this, it stays').click();
    const ticked = await whenRan('draft.acknowledge', 2);
    expect(ticked).toMatchObject([{ by: acme.id, acknowledged: true }, { by: acmeOnMastodon.id }]);
    await button('Text for @acme on X').click();
    await page.getByRole('textbox', { name: 'Post' }).fill('Doors open at nine.');
    expect(await whenRan('draft.edit')).toMatchObject([{ by: acmeOnX.id, parts: [{ text: 'Doors open at nine.' }] }]);
  });
});

describe('words on their way out of a draft', () => {
  const cutBy = async (keys: string): Promise<string> => {
    const box = page.getByRole('textbox', { name: 'Post' });
    await box.press('Control+A');
    await box.press(keys);
    return box.inputValue();
  };

  it('take a token along when they are cut, are gone from it, and bring it back', async () => {
    await rig.show('networks-x');
    expect(await cutBy('Control+X')).toBe('');
    const [copied] = await whenRan('draft.copied');
    expect(copied).toMatchObject({ from: [acmeOnX.id], source: 'draft', text: expect.stringContaining('Doors open') });
    await page.getByRole('textbox', { name: 'Post' }).press('Control+V');
    const { token } = copied as { readonly token: string };
    expect(await whenRan('draft.pasted')).toMatchObject([{ draftId: 'draft-1', token }]);
    expect(token).not.toContain('acme');
  });

  it('take it along when they are dragged too', async () => {
    await rig.show('networks-x');
    await page.evaluate(() => {
      const box = document.querySelector<HTMLTextAreaElement>('textarea[data-part="0"]');
      box?.select();
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', box?.value ?? '');
      for (const type of ['dragstart', 'drop']) box?.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer }));
    });
    const [copied] = await whenRan('draft.copied');
    const { token } = copied as { readonly token: string };
    expect(await whenRan('draft.pasted')).toMatchObject([{ token }]);
  });
});
