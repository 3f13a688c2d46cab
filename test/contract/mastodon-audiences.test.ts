import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../main/networks/network.ts';
import type { ReplyTarget } from '../../shared/post.ts';
import { draftOf } from './drafts.ts';
import { newestFirst } from './mastodon-server/world.ts';
import { type MastodonUnderTest, startMastodonUnderTest } from './mastodon-under-test.ts';
import { browserSignIn, prepareOne, sendOne, value } from './network-under-test.ts';

let under: MastodonUnderTest | undefined;
afterEach(() => under?.fixture.stop());

/** A post with an audience that some server knows, and the types of the client library may not. */
async function narrowPost(visibility: string): Promise<{ readonly brand: Session; readonly post: ReplyTarget }> {
  under = await startMastodonUnderTest();
  const brand = (await browserSignIn(under, under.brand)).session;
  const { sent } = await sendOne(brand, await prepareOne(brand, 'Among us'));
  const post = value((await brand.lookUp?.(sent.uri)) ?? { kind: 'rejected', words: 'There is no such method' });
  Object.assign(newestFirst(under.fixture.world.posts.values())[0] ?? {}, { visibility });
  return { brand, post };
}

describe('a post whose audience is of its server’s own', () => {
  const audiences = ['list', 'local', 'mutuals_only', 'private'];

  it.each(audiences)('%s: is answered for followers alone', async (visibility) => {
    const { brand, post: replyTo } = await narrowPost(visibility);
    expect(await brand.prepare({ ...draftOf('Well'), replyTo }, new Map(), 0)).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/not for everybody/),
    });
    expect((await brand.prepare({ ...draftOf('Well'), replyTo, visibility: 'followers' }, new Map(), 0)).kind).toBe('ok');
  });

  it.each(audiences)('%s: is not passed on to more people', async (visibility) => {
    const { brand, post: about } = await narrowPost(visibility);
    const prepare = async (act: 'repost' | 'quote' | 'like', reach: 'public' | 'followers') =>
      (await brand.prepare({ ...draftOf(act === 'quote' ? 'Look' : ''), visibility: reach, about: { act, target: about } }, new Map(), 0))
        .kind;
    const toFollowers = visibility === 'private' ? 'ok' : 'rejected';
    expect(await prepare('quote', 'public')).toBe('rejected');
    expect(await prepare('quote', 'followers')).toBe(toFollowers);
    expect(await prepare('repost', 'public')).toBe(toFollowers);
    expect(await prepare('like', 'public')).toBe('ok');
  });
});
