import { expect, it } from 'vitest';
import { createAccess } from '../../../../main/networks/mastodon/access.ts';
import { createApi } from '../../../../main/networks/mastodon/api.ts';
import { createStillClock } from '../../still-clock.ts';

/** The account as it reads its own name at a server that gives it so. */
async function whoIs(username: string) {
  const fetch = async (url: string) =>
    url.endsWith('/verify_credentials')
      ? Response.json({ id: '1', username, acct: username })
      : Response.json({ domain: 'social.example', version: '4.5.0' });
  const api = createApi({ fetch, clock: createStillClock(), server: 'https://social.example', token: 'token' });
  const ending = { client_id: '', client_secret: '', token: '' };
  return createAccess({ api, outsider: api, pageFetch: fetch, subject: '1@social.example', ending }).whoAmI();
}

it.each(['news', 'news_2', 'first.last', 'new-s', 'новости'])('an account may be named %s', async (username) => {
  expect(await whoIs(username)).toMatchObject({ kind: 'ok', value: { handle: `${username}@social.example` } });
});

it.each(['news\u202e', 'ne\u200bws', 'news ', 'news@famous.example', 'a/b', 'a\nb', ''])(
  'a name that hides, reorders or leads elsewhere is not read: %j',
  async (username) => {
    expect(await whoIs(username)).toMatchObject({ kind: 'unreadable' });
  },
);
