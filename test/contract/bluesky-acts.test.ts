import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { ActAbout, Draft, ReplyTarget } from '../../shared/post.ts';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { type BlueskyUnderTest, startBlueskyUnderTest } from './bluesky-under-test.ts';
import { draftOf, pixel, pixelImage } from './drafts.ts';
import { keepAll, value } from './network-under-test.ts';

let under: BlueskyUnderTest;
let session: Session;
let target: ReplyTarget;
beforeAll(async () => {
  under = await startBlueskyUnderTest();
  session = value(await under.network.signInWithPassword(under.server, under.brand.handle, under.brand.appPassword, keepAll)).session;
  const theirs = value(await under.network.signInWithPassword(under.server, under.personal.handle, under.personal.appPassword, keepAll));
  const [part] = value(await theirs.session.prepare(draftOf('Look at this'), new Map(), Date.now()));
  if (part === undefined) throw new Error('Nothing was prepared');
  const { uri } = value(await theirs.session.send(part));
  target = value(await under.network.lookUp(under.server, uri));
}, 300_000);
afterAll(async () => under?.pds.stop());

async function prepared(act: ActAbout, draft: Draft, images: ReadonlyMap<string, Uint8Array> = new Map()): Promise<PreparedPart> {
  const [part] = value(await session.prepare({ ...draft, about: { act, target } }, images, Date.now()));
  if (part === undefined) throw new Error('Nothing was prepared');
  return part;
}

describe.each(['repost', 'like'] as const)('a %s on a real server', (act) => {
  it('names the post by address and content, and is there once though it was sent three times', async () => {
    const part = await prepared(act, draftOf(''));
    expect(part.record).toMatchObject({ $type: `app.bsky.feed.${act}`, subject: { uri: target.uri, cid: target.cid } });
    const sent = [value(await session.send(part)), value(await session.send(part)), value(await session.send(part))];
    expect(new Set(sent.map(({ uri }) => uri)).size).toBe(1);
    expect(await under.timesDone?.(under.brand.subject, act, target.uri)).toBe(1);
    expect(value(await under.network.isGone(under.server, under.brand.subject, part))).toBe(false);
    value(await session.remove(part));
    expect(value(await under.network.isGone(under.server, under.brand.subject, part))).toBe(true);
    expect(await under.timesDone?.(under.brand.subject, act, target.uri)).toBe(0);
  });

  it('is refused a second time, until the first is taken back', async () => {
    const part = await prepared(act, draftOf(''));
    value(await session.send(part));
    const again = await session.prepare({ ...draftOf(''), about: { act, target } }, new Map(), Date.now());
    expect(again).toEqual({ kind: 'rejected', words: `This account has ${act === 'like' ? 'liked' : 'reposted'} this post already.` });
    value(await session.remove(part));
    expect((await prepared(act, draftOf(''))).key).not.toBe(part.key);
  });

  it('is not sent by the sign-in of another account', async () => {
    const part = await prepared(act, draftOf(''));
    const other = value(await under.network.signInWithPassword(under.server, under.personal.handle, under.personal.appPassword, keepAll));
    const mistaken = under.network.open(under.server, under.brand.subject, other.credential, keepAll);
    expect((await mistaken?.send(part))?.kind).not.toBe('ok');
    expect(value(await session.find(part))).toEqual({ kind: 'absent' });
  });
});

describe('a quote on a real server', () => {
  it('shows the post under its words, the first part of a thread alone', async () => {
    const parts = value(
      await session.prepare({ ...draftOf('Well said', 'And more'), about: { act: 'quote', target } }, new Map(), Date.now()),
    );
    for (const part of parts) value(await session.send(part));
    const posts = await listPublicPosts(under.pds, under.brand.subject);
    const embed = { $type: 'app.bsky.embed.record', record: { uri: target.uri, cid: target.cid } };
    expect(posts.find(({ text }) => text === 'Well said')?.record.embed).toEqual(embed);
    expect(posts.find(({ text }) => text === 'And more')?.record.embed).toBeUndefined();
  });

  it('carries images beside it', async () => {
    const draft = draftOf({ text: 'With a picture', images: [pixelImage('a', 'A pixel')] });
    value(await session.send(await prepared('quote', draft, new Map([['a', pixel]]))));
    const posts = await listPublicPosts(under.pds, under.brand.subject);
    expect(posts.find(({ text }) => text === 'With a picture')?.record.embed).toMatchObject({
      $type: 'app.bsky.embed.recordWithMedia',
      record: { record: { uri: target.uri, cid: target.cid } },
      media: { $type: 'app.bsky.embed.images' },
    });
  });
});
