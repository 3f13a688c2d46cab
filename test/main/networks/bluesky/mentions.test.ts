import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../main/networks/bluesky/exchange.ts';
import { listMentions } from '../../../../main/networks/bluesky/mentions.ts';
import { createSystemClock } from '../../../../main/system-clock.ts';

function answering(status: number, body: unknown): Exchange {
  return async () => ({ kind: 'answered', url: 'https://pds.example.com/', response: new Response(JSON.stringify(body), { status }) });
}

const post = { $type: 'app.bsky.feed.post', text: 'Hello @acme', createdAt: '2026-01-01T00:00:00Z' };
const notification = {
  uri: 'at://did:plc:x/app.bsky.feed.post/1',
  cid: 'cid1',
  author: { handle: 'alice.example.com' },
  isRead: false,
  indexedAt: '2026-01-01T00:00:01Z',
};

describe('mentions', () => {
  it('are posts to reply to, with the root of their thread', async () => {
    const root = { uri: 'at://did:plc:y/app.bsky.feed.post/0', cid: 'cid0' };
    const notifications = [
      { ...notification, reason: 'mention', record: post },
      { ...notification, reason: 'reply', record: { ...post, reply: { root, parent: root } } },
      { ...notification, reason: 'like', record: { $type: 'app.bsky.feed.like' } },
      { ...notification, reason: 'quote', record: { $type: 'something.else' } },
    ];
    const target = { uri: notification.uri, cid: 'cid1', authorHandle: 'alice.example.com', text: 'Hello @acme' };
    expect(await listMentions(answering(200, { notifications }), createSystemClock())).toEqual({
      kind: 'ok',
      value: [
        { ...target, rootUri: notification.uri, rootCid: 'cid1' },
        { ...target, rootUri: root.uri, rootCid: root.cid },
      ],
    });
  });

  it.each([
    [400, { error: 'InvalidRequest', message: 'No service configured for app.bsky.notification.listNotifications' }],
    [404, {}],
    [501, { error: 'MethodNotImplemented' }],
  ])('are not there on a server without them (%i)', async (status, body) => {
    expect(await listMentions(answering(status, body), createSystemClock())).toMatchObject({
      kind: 'rejected',
      words: expect.stringMatching(/has no notifications/),
    });
  });

  it('in another form are unreadable', async () => {
    expect(await listMentions(answering(200, { notifications: [{}] }), createSystemClock())).toMatchObject({ kind: 'unreadable' });
  });
});
