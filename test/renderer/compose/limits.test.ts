import { expect, it } from 'vitest';
import { limitsOf, roomOf } from '../../../renderer/compose/limits.ts';
import { base, draftOf, draftStatus } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnMastodon, acmeOnX, acmePage, several } from '../../../renderer/preview/network-fixtures.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';

it('goes by the network of whoever is chosen, and by its server where that says so', () => {
  expect(limitsOf(several, [acmePage.id])).toMatchObject({ maxLength: 3000, threads: false });
  const limits = graphemeLimits({ maxLength: 5000 });
  const identities = several.identities.map((status) =>
    status.identity.id === acmeOnMastodon.id ? { ...status, identity: { ...status.identity, limits } } : status,
  );
  expect(limitsOf({ ...several, identities }, [acmeOnMastodon.id]).maxLength).toBe(5000);
});

it('fits everybody who could be chosen while nobody is, and no network that nobody is signed in to', () => {
  expect(limitsOf(several, [])).toMatchObject({ maxLength: 280, maxImages: 4, threads: true });
  expect(limitsOf(base, [])).toMatchObject({ maxLength: 300 });
  expect(limitsOf({ ...base, identities: [] }, [])).toMatchObject({ maxLength: 300 });
});

it('takes of several what all of them take, and counts for each by its own rule', () => {
  const sayers = [acmeOnMastodon.id, acmeOnX.id, acmePage.id];
  expect(limitsOf(several, sayers)).toMatchObject({ maxLength: 280, maxImages: 4, maxAltLength: 1000, threads: false });
  expect(roomOf(several, 'none', sayers).map(({ who, limits }) => [who, limits.maxLength, limits.counting.kind])).toEqual([
    ['@acme@mastodon.example on Mastodon', 500, 'shortenedLinks'],
    ['@acme on X', 280, 'weighted'],
    ['@acme on LinkedIn', 3000, 'utf16'],
  ]);
  expect(roomOf(several, 'none', [acmeOnX.id])).toMatchObject([{ who: '', limits: { maxLength: 280 } }]);
});

it('takes of the room what the draft’s own warning and the name it answers need', () => {
  const replyTo = { uri: 'u', cid: 'c', rootUri: 'u', rootCid: 'c', authorHandle: 'jo@far.example', text: 'hello' };
  const draft = draftOf('Machines', { identityId: acmeOnMastodon.id, contentWarning: 'A warning', replyTo });
  const snapshot = { ...several, drafts: [draftStatus(draft)] };
  expect(roomOf(snapshot, draft.id, [acmeOnMastodon.id])).toMatchObject([
    { beside: { warning: 'A warning', answered: 'jo@far.example', own: acmeOnMastodon.handle } },
  ]);
});
