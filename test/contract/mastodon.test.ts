import { afterAll, describe, expect, it } from 'vitest';
import { mastodonCapabilities } from '../../main/networks/mastodon/capabilities.ts';
import type { ServerOptions } from './mastodon-server/options.ts';
import { type MastodonUnderTest, startMastodonUnderTest } from './mastodon-under-test.ts';
import { describeNetworkContract } from './network-contract.ts';

const servers: readonly (readonly [string, Partial<ServerOptions>])[] = [
  ['the newest Mastodon', {}],
  // Without `GET /api/v2/instance`, metadata and PKCE; handles at a domain of their own.
  [
    'an old Mastodon',
    { version: '3.5.3', apiVersion: 0, hasInstanceV2: false, hasMetadata: false, domain: 'social.example', busyLooks: 2 },
  ],
  // Keeps no keys, knows no fine scopes, gives nobody the words as they were sent, allows longer posts.
  [
    'another server that speaks its API',
    {
      version: '2.7.2 (compatible; Other 1.0)',
      apiVersion: 0,
      keepsKeys: false,
      granularScopes: false,
      hasSource: false,
      maxCharacters: 5000,
      warningBecomesText: false,
    },
  ],
];

describe.each(servers)('%s', (_name, options) => {
  const quotes = options.apiVersion === undefined;
  const capabilities = quotes ? mastodonCapabilities : { ...mastodonCapabilities, acts: ['repost', 'like'] as const };
  let under: MastodonUnderTest | undefined;
  afterAll(async () => {
    await under?.fixture.stop();
  });

  describeNetworkContract({ capabilities, renews: [], ownKeys: false }, async () => {
    under = await startMastodonUnderTest(options);
    return under;
  });

  it('left no browser in trouble', () => {
    expect(under?.browserTrouble).toEqual([]);
  });
});
