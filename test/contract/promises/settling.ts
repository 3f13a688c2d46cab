import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../main/networks/network.ts';
import { type NetworkUnderTest, prepareOne, sendOne, signIn, type Tried, value } from '../network-under-test.ts';
import { ownPostPages } from '../read-all-own-posts.ts';

/** A refusal says why, in words a person can read. */
const refusedInWords = { kind: 'rejected', words: expect.stringMatching(/^\p{Lu}.+\.$/u) };

/** What became of a post: whether it arrived, and whether it is gone. */
export function describeSettling({ capabilities, ownKeys }: Tried, running: () => NetworkUnderTest): void {
  describe('settling', () => {
    let brand: Session;
    beforeAll(async () => {
      brand = (await signIn(running(), running().brand)).session;
    });
    const speaking: Speaking = () => ({ under: running(), session: brand });

    if (capabilities.settles) describeFinding(speaking);
    else describeBlind(speaking);
    if (ownKeys) describeOwnKeys(speaking);
    describeTakingDown(capabilities.outsiderCanLook, speaking);
  });
}

type Speaking = () => { readonly under: NetworkUnderTest; readonly session: Session };

function describeFinding(speaking: Speaking): void {
  it('finds nothing before, and its own post after, also where the answer was lost', async () => {
    const { session } = speaking();
    const part = await prepareOne(session, 'Where are you');
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
    const { sent, published } = await sendOne(session, part);
    expect(value(await session.find(part))).toEqual({ kind: 'ours', ...sent });
    expect(value(await session.find(published))).toEqual({ kind: 'ours', ...sent });
  });

  it('takes no other post for its own', async () => {
    const { session } = speaking();
    await sendOne(session, await prepareOne(session, 'Nearly the same'));
    expect(value(await session.find(await prepareOne(session, 'Nearly the same!')))).toEqual({ kind: 'absent' });
  });

  it('takes down a post whose answer was lost, and has nothing to do for one that never arrived', async () => {
    const { under, session } = speaking();
    const part = await prepareOne(session, 'Lost on the way back');
    value(await session.remove(part));
    value(await session.send(part));
    value(await session.remove(part));
    expect(await under.postedTexts(under.brand.subject)).not.toContain('Lost on the way back');
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
  });

  it('reads back what the account posted, the newest first', async () => {
    const { session } = speaking();
    await sendOne(session, await prepareOne(session, 'The older one'));
    await sendOne(session, await prepareOne(session, 'The newer one'));
    const posts = (await ownPostPages(session)).flat();
    expect(new Set(posts.map(({ id }) => id)).size, 'each post has a name of its own').toBe(posts.length);
    const texts = posts.map(({ text }) => text);
    expect(texts.filter((text) => /^The (older|newer) one$/.test(text))).toEqual(['The newer one', 'The older one']);
  });
}

function describeBlind(speaking: Speaking): void {
  it('cannot say whether a post arrived, and never says that it did not', async () => {
    const { session } = speaking();
    const part = await prepareOne(session, 'Nobody can tell');
    expect(await session.find(part)).toMatchObject(refusedInWords);
    value(await session.send(part));
    expect(await session.find(part)).toMatchObject(refusedInWords);
    expect(await session.remove(part)).toMatchObject(refusedInWords);
    expect(await session.ownPostPage(null)).toMatchObject(refusedInWords);
  });
}

function describeOwnKeys(speaking: Speaking): void {
  it('never writes over another post that stands under its key', async () => {
    const { under, session } = speaking();
    if (under.occupy === undefined) throw new Error('The server under test cannot put a record under a key');
    const part = await prepareOne(session, 'I must not overwrite');
    await under.occupy(under.brand, part.key);
    expect(await session.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Nothing was overwritten/) });
    expect(value(await session.find(part))).toEqual({ kind: 'differs' });
    expect(await session.remove(part)).toMatchObject({ kind: 'rejected' });
    expect(value(await session.find(part))).toEqual({ kind: 'differs' });
    expect(await under.postedTexts(under.brand.subject)).not.toContain('I must not overwrite');
  });
}

function describeTakingDown(outsiderCanLook: boolean, speaking: Speaking): void {
  it('takes a post down, again and again without harm', async () => {
    const { under, session } = speaking();
    const { published } = await sendOne(session, await prepareOne(session, 'Oops'));
    expect(await under.postedTexts(under.brand.subject)).toContain('Oops');
    value(await session.remove(published));
    value(await session.remove(published));
    expect(await under.postedTexts(under.brand.subject)).not.toContain('Oops');
  });

  it(`${outsiderCanLook ? 'shows an outsider whether it is gone' : 'has no outsider who could look, and never says that it is gone'}`, async () => {
    const { under, session } = speaking();
    const isGone = (part: typeof published) => under.network.isGone(under.server, under.brand.subject, part);
    const { published } = await sendOne(session, await prepareOne(session, 'Here and gone'));
    const before = await isGone(published);
    value(await session.remove(published));
    const after = await isGone(published);
    if (outsiderCanLook) expect([value(before), value(after)]).toEqual([false, true]);
    else expect([before, after]).toMatchObject([refusedInWords, refusedInWords]);
  });
}
