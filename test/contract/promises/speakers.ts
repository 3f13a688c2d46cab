import { afterEach, describe, expect, it } from 'vitest';
import { draftOf } from '../drafts.ts';
import {
  browserSignIn,
  type ContractPage,
  keepAll,
  type NetworkUnderTest,
  opened,
  prepareOne,
  sendOne,
  signIn,
  signInBy,
  stored,
  type Tried,
  value,
} from '../network-under-test.ts';

/** Who a credential may speak for: the trap of posting as the page while believing to post as oneself. */
export function describeSpeakers({ capabilities }: Tried, running: () => NetworkUnderTest): void {
  describe('speakers', () => {
    it('names the account itself first, and speaks as it', async () => {
      const under = running();
      const { session } = await signIn(under, under.brand);
      expect(value(await session.speakers())[0]).toMatchObject({
        subject: under.brand.subject,
        handle: under.brand.handleWithPages ?? under.brand.handle,
      });
      expect(session.as(under.brand.subject).subject).toBe(under.brand.subject);
      expect(value(await session.as(under.brand.subject).whoAmI()).subject).toBe(under.brand.subject);
    });

    it('speaks for the account alone where no pages were asked for', async () => {
      const under = running();
      const { session } = await signInBy(capabilities.methods[0] ?? 'oauth', under, under.brand);
      expect(value(await session.speakers()).map(({ subject }) => subject)).toEqual([under.brand.subject]);
    });

    if (capabilities.pages) describePages(running);
  });
}

function pageOf({ page }: NetworkUnderTest): ContractPage {
  if (page === undefined) throw new Error('The server under test has no page');
  return page;
}

function describePages(running: () => NetworkUnderTest): void {
  afterEach(() => pageOf(running()).setRole(true));

  it('names the pages the account may speak for, where they were asked for, and only those', async () => {
    const under = running();
    const page = pageOf(under);
    const brand = (await browserSignIn(under, under.brand, true)).session;
    expect(value(await brand.speakers()).map(({ subject }) => subject)).toEqual([under.brand.subject, page.subject]);
    await page.setRole(false);
    expect(value(await brand.speakers()).map(({ subject }) => subject)).toEqual([under.brand.subject]);
  });

  it('asks for the rights of pages only where pages are asked for', async () => {
    const under = running();
    const alone = (await browserSignIn(under, under.brand)).session;
    const withPages = (await browserSignIn(under, under.brand, true)).session;
    expect(withPages.scopes.filter((scope) => !alone.scopes.includes(scope))).not.toEqual([]);
    expect(value(await alone.speakers()).map(({ subject }) => subject)).toEqual([under.brand.subject]);
  });

  it('posts as the page and never as the person, also after a stay in the vault', async () => {
    const under = running();
    const page = pageOf(under);
    const { credential, server } = await browserSignIn(under, under.brand, true);
    const asPage = opened(under, server, under.brand, stored(credential), keepAll).as(page.subject);
    expect(value(await asPage.whoAmI())).toEqual({ subject: page.subject, handle: page.handle });
    await sendOne(asPage, await prepareOne(asPage, 'The page speaks'));
    expect(await under.postedTexts(page.subject)).toContain('The page speaks');
    expect(await under.postedTexts(under.brand.subject)).not.toContain('The page speaks');
  });

  it('proves afresh that the role still stands', async () => {
    const under = running();
    const page = pageOf(under);
    const asPage = (await browserSignIn(under, under.brand, true)).session.as(page.subject);
    const part = await prepareOne(asPage, 'Too late');
    await page.setRole(false);
    expect(await asPage.whoAmI()).toMatchObject({ kind: 'rejected' });
    expect((await asPage.send(part)).kind).not.toBe('ok');
    expect(await under.postedTexts(page.subject)).not.toContain('Too late');
  });

  it('does not speak for a page whose right was never given', async () => {
    const under = running();
    const page = pageOf(under);
    const asPage = (await browserSignIn(under, under.brand)).session.as(page.subject);
    expect(await asPage.whoAmI()).toMatchObject({ kind: 'rejected' });
    const prepared = await asPage.prepare(draftOf('Not mine to say'), new Map(), Date.now());
    if (prepared.kind === 'ok') for (const part of prepared.value) expect((await asPage.send(part)).kind).not.toBe('ok');
    expect(await under.postedTexts(page.subject)).not.toContain('Not mine to say');
  });
}
