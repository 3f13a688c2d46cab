import { expect, it } from 'vitest';
import { createApi } from '../../../../main/networks/mastodon/api.ts';
import { searchPost, targetAt } from '../../../../main/networks/mastodon/target.ts';
import { createStillClock } from '../../still-clock.ts';

const meant = 'https://far.example/users/her/statuses/7';
const other = 'https://far.example/users/him/statuses/8';

/** A server that finds one post, whatever it is asked for, and knows none by its id. */
function apiThatFinds(uri: string) {
  const account = { id: '2', username: 'her', acct: 'her@far.example' };
  const post = { id: '9', uri, url: uri, created_at: '2026-01-01T00:00:00Z', account, content: '<p>Hi</p>', visibility: 'public' };
  const fetch = async (url: string) =>
    new URL(url).pathname === '/api/v2/search' ? Response.json({ statuses: [post] }) : new Response('', { status: 404 });
  return createApi({ fetch, clock: createStillClock(), server: 'https://social.example', token: 'token' });
}

it('answers the very post that is meant, and no other that the search came up with', async () => {
  expect(await targetAt(apiThatFinds(meant), { uri: meant, cid: '1' })).toMatchObject({ kind: 'ok', value: { uri: meant } });
  expect(await targetAt(apiThatFinds(other), { uri: meant, cid: '1' })).toMatchObject({
    kind: 'rejected',
    words: 'social.example cannot find this post.',
  });
});

it('shows a person the only post that was found, whatever its address', async () => {
  expect(await searchPost(apiThatFinds(other), meant)).toMatchObject({ kind: 'ok', value: { uri: other } });
});
