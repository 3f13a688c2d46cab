import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../main/networks/network.ts';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Visibility } from '../../../shared/post.ts';
import { visibilitySchema } from '../../../shared/post.ts';
import type { PostingLimits } from '../../../shared/posting-limits.ts';
import { draftOf, pixel, pixelImage } from '../drafts.ts';
import { type NetworkUnderTest, only, prepareOne, type Sent, sendOne, signIn, type Tried, value } from '../network-under-test.ts';

export function describePosting({ capabilities, rootsUnseen }: Tried, running: () => NetworkUnderTest): void {
  describe('posting', () => {
    let brand: Session;
    let limits: PostingLimits;
    beforeAll(async () => {
      brand = (await signIn(running(), running().brand)).session;
      limits = value(await brand.limits()) ?? capabilities.limits;
    });
    const posted = async (text: string): Promise<number> => {
      const texts = await running().postedTexts(running().brand.subject);
      return texts.filter((one) => one === text).length;
    };

    it('counts as its network does, whatever the server allows', () => {
      expect(limits.counting.kind).toBe(capabilities.limits.counting.kind);
    });

    it('sends what was prepared, once', async () => {
      const { sent } = await sendOne(brand, await prepareOne(brand, 'Once and only once 👩‍🚀'));
      expect(URL.canParse(sent.url)).toBe(true);
      expect(await posted('Once and only once 👩‍🚀')).toBe(1);
    });

    if (capabilities.idempotent) {
      it('makes no second post of the same key', async () => {
        const part = await prepareOne(brand, 'Again and again');
        const first = value(await brand.send(part));
        expect(value(await brand.send(part))).toEqual(first);
        expect(await posted('Again and again')).toBe(1);
      });
    } else {
      it('promises nothing about sending twice: the second is another post or refused, and never taken for the first', async () => {
        const part = await prepareOne(brand, 'Not twice, please');
        const { sent } = await sendOne(brand, part);
        const second = await brand.send(part);
        expect(second.kind === 'ok' ? second.value.uri : second.kind).not.toBe(sent.uri);
        expect(await posted('Not twice, please')).toBe(second.kind === 'ok' ? 2 : 1);
      });
    }

    it('carries an image with its description', async () => {
      const draft = draftOf({ text: 'With a picture', images: [pixelImage('a', 'A pixel & “more”')] });
      const parts = value(await brand.prepare(draft, new Map([['a', pixel]]), Date.now()));
      value(await brand.send(only(parts)));
      expect(await posted('With a picture')).toBe(1);
      expect(await running().describedIn(running().brand.subject, 'With a picture')).toEqual(['A pixel & “more”']);
    });

    it('says which image is missing or too large before anything is posted', async () => {
      const missing = draftOf({ text: 'Missing', images: [pixelImage('gone', '')] });
      expect(await brand.prepare(missing, new Map(), Date.now())).toMatchObject({
        kind: 'rejected',
        words: expect.stringMatching(/missing/),
      });
      const large = draftOf({ text: 'Large', images: [{ ...pixelImage('a', ''), size: limits.maxImageBytes + 1 }] });
      expect(await brand.prepare(large, new Map([['a', pixel]]), Date.now())).toMatchObject({ kind: 'rejected' });
      expect((await posted('Missing')) + (await posted('Large'))).toBe(0);
    });

    it('refuses a text over the limit and takes one that just fits', async () => {
      const person = limits.counting.kind === 'graphemes' ? '👩‍🚀' : 'a';
      expect(await brand.prepare(draftOf(person.repeat(limits.maxLength + 1)), new Map(), Date.now())).toMatchObject({ kind: 'rejected' });
      value(await brand.send(await prepareOne(brand, 'é'.repeat(limits.maxLength))));
      expect(await posted('é'.repeat(limits.maxLength))).toBe(1);
    });

    if (capabilities.limits.threads) {
      it('posts a thread with images in order', async () => {
        const draft = draftOf('First of three', { text: 'Second of three', images: [pixelImage('a', 'A pixel')] }, 'Third of three');
        const parts = value(await brand.prepare(draft, new Map([['a', pixel]]), Date.now()));
        let before: PreparedPart | null = null;
        for (const part of parts) {
          const sent: Sent = value(await brand.send(part, before));
          before = { ...part, publishedUri: sent.uri, publishedCid: sent.cid };
        }
        const texts = await running().postedTexts(running().brand.subject);
        expect(texts.slice(0, 3)).toEqual(['Third of three', 'Second of three', 'First of three']);
      });
    } else {
      it('has no threads, and refuses one instead of cutting it', async () => {
        const result = await brand.prepare(draftOf('First', 'Second'), new Map(), Date.now());
        expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/thread/) });
      });
    }

    describeAudiences(capabilities.visibilities, () => ({ under: running(), session: brand }));
    describeWarnings(capabilities.contentWarnings, () => brand);
    describeReplies({ reads: capabilities.readsPosts, roots: rootsUnseen !== true }, () => ({ under: running(), session: brand }));
  });
}

type Speaking = () => { readonly under: NetworkUnderTest; readonly session: Session };

function describeAudiences(has: readonly Visibility[], speaking: Speaking): void {
  it.each(visibilitySchema.options.filter((one) => !has.includes(one)))(
    'refuses a post for an audience it does not have: %s',
    async (visibility) => {
      const { session } = speaking();
      const result = await session.prepare({ ...draftOf('Only for you'), visibility }, new Map(), Date.now());
      expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Nothing was sent/) });
    },
  );

  if (has.length === 1) return;
  it.each(has)('shows a post to the audience it was written for: %s', async (visibility) => {
    const { under, session } = speaking();
    const text = `For an audience: ${visibility}`;
    value(await session.send(await prepareOne(session, { ...draftOf(text), visibility })));
    if (under.audienceOf === undefined) throw new Error('The server under test does not say who may see a post');
    expect(await under.audienceOf(under.brand.subject, text)).toBe(visibility);
  });
}

function describeWarnings(has: boolean, brand: () => Session): void {
  it(`${has ? 'puts a post behind a warning' : 'refuses a warning it does not have'}`, async () => {
    const draft = { ...draftOf('What happens in the end'), contentWarning: 'Spoiler' };
    const result = await brand().prepare(draft, new Map(), Date.now());
    if (!has) return expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/warning/) });
    expect(JSON.stringify(only(value(result)).record)).toContain('Spoiler');
    expect((await brand().send(only(value(result)))).kind).toBe('ok');
  });
}

function describeReplies({ reads, roots }: { readonly reads: boolean; readonly roots: boolean }, speaking: Speaking): void {
  it('looks a post up by its address and replies to it', async () => {
    const { under, session } = speaking();
    const personal = (await signIn(under, under.personal)).session;
    const { sent } = await sendOne(session, await prepareOne(session, 'A question'));
    const target = value(await under.network.lookUp(under.server, sent.uri));
    expect(target).toMatchObject({ uri: sent.uri, rootUri: sent.uri });
    if (reads) expect(target).toMatchObject({ cid: sent.cid, text: 'A question', authorHandle: under.brand.handle });
    else expect(target).toMatchObject({ text: '', authorHandle: '' });
    const answered = value(await personal.send(await prepareOne(personal, { ...draftOf('An answer'), replyTo: target })));
    // Some networks want the author's name in front.
    expect((await under.postedTexts(under.personal.subject)).filter((text) => text.endsWith('An answer'))).toHaveLength(1);
    if (!reads) return;
    expect(value(await under.network.lookUp(under.server, answered.uri))).toMatchObject({
      rootUri: roots ? sent.uri : answered.uri,
      text: expect.stringMatching(/An answer$/),
    });
  });

  it('says so when an address is no post', async () => {
    const { under } = speaking();
    for (const address of ['', 'hello', 'https://example.com/', ...(under.missingPost === undefined ? [] : [under.missingPost])]) {
      expect(await under.network.lookUp(under.server, address)).toMatchObject({ kind: 'rejected' });
    }
    if (reads) expect(under.missingPost).toBeDefined();
  });
}
