import { describe, expect, it } from 'vitest';
import { createApi } from '../../../../main/networks/mastodon/api.ts';
import { readServer } from '../../../../main/networks/mastodon/server.ts';
import { value } from '../../../contract/network-under-test.ts';
import { createStillClock } from '../../still-clock.ts';

const source = 'https://github.com/mastodon/mastodon';

/** What is read of a server that answers so; null: it does not know that address. */
async function factsFrom(newer: object | null, older: object | null = null) {
  const answers = new Map([
    ['/api/v2/instance', newer],
    ['/api/v1/instance', older],
  ]);
  const fetch = async (url: string) => {
    const body = answers.get(new URL(url).pathname) ?? null;
    return body === null ? new Response('', { status: 404 }) : Response.json(body);
  };
  return readServer(createApi({ fetch, clock: createStillClock(), server: 'https://social.example', token: null }));
}

describe('whether a server keeps the key of a post', () => {
  it.each([
    ['4.5.0', source, true],
    ['4.3.0+glitch', 'https://github.com/glitch-soc/mastodon', true],
    ['4.4.0-rc.1', source, true],
    ['2.7.2 (compatible; Pleroma 2.6.52)', source, false],
    ['4.0.0 (not true; really snac/2.52)', source, false],
    ['0.17.3+git-1573cd', source, false],
    ['4.5.0', 'https://codeberg.org/another/server', false],
    ['4.5.0', '', false],
    ['', source, false],
    ['newest', source, false],
  ])('%s of %s: %s', async (version, source_url, keepsKeys) => {
    expect(value(await factsFrom({ domain: 'social.example', version, source_url })).keepsKeys).toBe(keepsKeys);
  });

  it('goes by the version alone where a server is too old to name its source', async () => {
    expect(value(await factsFrom(null, { uri: 'social.example', version: '3.5.3' })).keepsKeys).toBe(true);
    expect(value(await factsFrom(null, { uri: 'social.example', version: '3.5.3 (compatible; Pixelfed 0.11.13)' })).keepsKeys).toBe(false);
  });
});

describe('what a server takes', () => {
  it('is what is usual where it does not say, or says nonsense', async () => {
    const usual = { maxLength: 500, maxImages: 4, maxAltLength: 1500, counting: { kind: 'shortenedLinks', linkLength: 23 } };
    for (const configuration of [undefined, null, {}, { statuses: { max_characters: -1, max_media_attachments: 'four' } }]) {
      expect(value(await factsFrom({ domain: 'social.example', configuration })).limits).toMatchObject(usual);
    }
  });

  it('never is more than a draft can hold', async () => {
    const configuration = { statuses: { max_media_attachments: 16 }, media_attachments: { description_limit: 10_000 } };
    expect(value(await factsFrom({ domain: 'social.example', configuration })).limits).toMatchObject({ maxImages: 4, maxAltLength: 2000 });
  });

  it('has quotes since the version of the API that brought them', async () => {
    const quotes = async (mastodon: unknown) => value(await factsFrom({ domain: 'a.example', api_versions: { mastodon } })).quotes;
    expect([await quotes(7), await quotes('8'), await quotes(6), await quotes('new'), await quotes(undefined)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('is read from the older address too, whose name may be a whole address', async () => {
    expect(value(await factsFrom(null, { uri: 'https://Social.example/' })).domain).toBe('social.example');
    expect(await factsFrom(null)).toMatchObject({ kind: 'rejected' });
  });
});
