import type { Locator, Page } from 'playwright-core';

/** What a person does in the compose window: by the names that are on the screen, with mouse and keyboard. */
export type Hands = {
  /** Opens the dialog in which an account is signed in. */
  openSignIn(): Promise<void>;
  /** Opens the sign-in, types handle, server and app password, and says whose account it is when asked. */
  signIn(account: { readonly handle: string; readonly appPassword: string }, server: string, kind?: 'brand' | 'personal'): Promise<void>;
  /** Waits until the sign-in is over and the account can be chosen. */
  signedIn(handle: string): Promise<void>;
  /** Waits until the sign-in is refused; gives the words. */
  signInRefused(): Promise<string>;
  closeDialog(): Promise<void>;
  /** Confirms the draft in view by the command itself, as a broken window would; the words of the refusal, or null if it went through. */
  confirmPastTheScreen(): Promise<string | null>;
  /** A new draft as this account, with this text. */
  write(handle: string, text: string): Promise<void>;
  /** Chooses who the draft in view is from. */
  choose(handle: string): Promise<void>;
  unlock(handle: string): Promise<void>;
  /** Presses Post; holds it where it asks for that. */
  post(handle: string): Promise<void>;
  /** Presses Post although it says that it cannot be pressed, as an impatient person does. */
  pressRefusedPost(handle: string): Promise<void>;
  /** The line of the outbox with these words. */
  outboxLine(words: string | RegExp): Locator;
  /** Whether the banner shows this account. */
  bannerShows(handle: string): Promise<void>;
};

/** Longer than the 0.6 s that a brand asks for. */
const holdMs = 750;

/** In the sign-in dialog: chooses the network, where there are several to choose from. */
export async function chooseNetwork(dialog: Locator, name: string): Promise<void> {
  await dialog.waitFor();
  if ((await dialog.getByRole('radio').count()) > 0) await dialog.getByText(name, { exact: true }).last().click(); // the mark before it may hold the same letters
}

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
    openSignIn,
    async signIn({ handle, appPassword }, server, kind) {
      await openSignIn();
      const dialog = page.getByRole('dialog');
      await chooseNetwork(dialog, 'Bluesky');
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
    async signedIn(handle) {
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.waitForFunction(isSignedIn, handle);
    },
    async signInRefused() {
      const alert = page.getByRole('dialog').getByRole('alert');
      await alert.waitFor();
      return ((await alert.textContent()) ?? '').trim();
    },
    async closeDialog() {
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
    confirmPastTheScreen: () => page.evaluate(confirmNewestDraft),
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
    pressRefusedPost: (handle) => button(new RegExp(`^Post as @${handle}`)).click({ force: true, delay: holdMs }),
    outboxLine: (words) => page.getByRole('region', { name: 'Going out' }).getByRole('listitem').filter({ hasText: words }),
    bannerShows: (handle) => banner.getByText(`@${handle}`, { exact: true }).waitFor(),
  };
}

/** Runs in the page. */
async function isSignedIn(handle: string): Promise<boolean> {
  const answer = await window.hatcheck.run('snapshot.get', {});
  return answer.kind === 'ok' && answer.value.identities.some(({ identity }) => identity.handle === handle);
}

/** Runs in the page. */
async function confirmNewestDraft(): Promise<string | null> {
  const answer = await window.hatcheck.run('snapshot.get', {});
  const drafts = answer.kind === 'ok' ? answer.value.drafts.map(({ draft }) => draft) : [];
  const draft = drafts.toSorted((a, b) => b.updatedAt - a.updatedAt)[0];
  if (draft === undefined) return 'there is no draft';
  const identityId = draft.identityId ?? 'nobody';
  const confirmed = await window.hatcheck.run('draft.confirm', { draftId: draft.id, identityId, heldMs: 60_000, retypedHandle: null });
  return confirmed.kind === 'refused' ? confirmed.refusal.words : null;
}
