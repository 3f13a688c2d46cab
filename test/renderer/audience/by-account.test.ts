import { expect, it } from 'vitest';
import { byAccount } from '../../../renderer/audience/by-account.ts';
import { several } from '../../../renderer/preview/network-fixtures.ts';

it('puts what one login speaks as together, in the order it came, and loses nobody', () => {
  const groups = byAccount(several.identities, several.accounts);
  expect(groups.map(({ account, statuses }) => [account?.handle, statuses.length])).toEqual([
    ['acme.com', 1],
    ['acme@mastodon.example', 1],
    ['acme', 1],
    ['jo-rivera', 3],
    ['jo.example', 1],
  ]);
  expect(groups.flatMap(({ statuses }) => statuses)).toHaveLength(several.identities.length);
});
