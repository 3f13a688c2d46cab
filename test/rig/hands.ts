import type { Locator, Page } from 'playwright-core';

/** What a person does in the compose window: by the names that are on the screen, with mouse and keyboard. */
export type Hands = {
  /** Opens the sign-in, types handle, server and app password, and says whose account it is when asked. */
  signIn(account: { readonly handle: string; readonly appPassword: string }, server: string, kind?: 'brand' | 'personal'): Promise<void>;
  /** A new draft as this account, with this text. */
  write(handle: string, text: string): Promise<void>;
  /** Chooses who the draft in view is from. */
  choose(handle: string): Promise<void>;
  unlock(handle: string): Promise<void>;
  /** Presses Post; holds it where it asks for that. */
  post(handle: string): Promise<void>;
  /** The line of the outbox with these words. */
  outboxLine(words: string | RegExp): Locator;
  /** Whether the banner shows this account. */
  bannerShows(handle: string): Promise<void>;
};

/** Longer than the 0.6 s that a brand asks for. */
const holdMs = 750;

export function handsOn(page: Page): Hands {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const banner = page.getByTestId('banner');

  const openIdentities = async (): Promise<void> => {
    await banner.getByRole('button', { name: /Choose who this is from/ }).click();
    await page.getByRole('dialog').waitFor();
  };

  const openSignIn = async (): Promise<void> => {
    const first = button('Sign in to an account');
    if ((await first.count()) > 0) return first.first().click();
    await openIdentities();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Sign in/ })
      .click();
  };

  const choose = async (handle: string): Promise<void> => {
    const inPane = page.getByRole('main').getByRole('button', { name: new RegExp(`^Choose @${handle}`) });
    if ((await inPane.count()) === 0) await openIdentities();
    await button(new RegExp(`^Choose @${handle}`))
      .last()
      .click();
    await banner.getByText(`@${handle}`, { exact: true }).waitFor();
  };

  return {
    async signIn({ handle, appPassword }, server, kind) {
      await openSignIn();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^Your handle/).fill(handle);
      await dialog.getByLabel('Server').fill(server);
      await dialog.getByRole('button', { name: 'Use an app password instead' }).click();
      await dialog.getByLabel('App password', { exact: true }).fill(appPassword);
      await dialog.getByRole('button', { name: 'Sign in with the app password' }).click();
      if (kind === undefined) return;
      await page.getByRole('dialog', { name: 'Whose account is this?' }).waitFor();
      await page
        .getByRole('dialog')
        .getByText(kind === 'brand' ? 'A brand' : 'Me', { exact: true })
        .click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: kind === 'brand' ? 'It is a brand’s' : 'It is mine' })
        .click();
    },
    async write(handle, text) {
      await button('New post').click();
      const writing = page.getByRole('textbox', { name: 'Post' });
      await writing.waitFor();
      if ((await banner.getByText(`@${handle}`, { exact: true }).count()) === 0) await choose(handle);
      await page.getByRole('textbox', { name: 'Post' }).fill(text);
    },
    choose,
    async unlock(handle) {
      await banner.getByRole('button', { name: 'Unlock' }).click();
      await banner
        .getByText(/unlocked/)
        .first()
        .waitFor();
      await banner.getByText(`@${handle}`, { exact: true }).waitFor();
    },
    async post(handle) {
      const post = button(new RegExp(`^Post as @${handle}`));
      const holds = (await post.getAttribute('class'))?.includes('hold-button') ?? false;
      await (holds ? post.click({ delay: holdMs }) : post.click());
    },
    outboxLine: (words) => page.getByRole('region', { name: 'Going out' }).getByRole('listitem').filter({ hasText: words }),
    bannerShows: (handle) => banner.getByText(`@${handle}`, { exact: true }).waitFor(),
  };
}
