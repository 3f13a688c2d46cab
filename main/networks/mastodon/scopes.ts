/** What is done with an account, and nothing beyond it (https://docs.joinmastodon.org/api/oauth-scopes/#granular; since 2.4.3). */
export const granularScopes: readonly string[] = [
  'read:accounts',
  'read:statuses',
  'read:notifications',
  'read:search',
  'write:statuses',
  'write:media',
  'write:favourites',
];
/** For servers that know no finer ones. */
export const coarseScopes: readonly string[] = ['read', 'write'];
