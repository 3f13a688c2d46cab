import { expect, it } from 'vitest';
import { limitsOf } from '../../../renderer/compose/limits.ts';
import { base } from '../../../renderer/preview/fixture-parts.ts';
import { acmeOnMastodon, acmePage, several } from '../../../renderer/preview/network-fixtures.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';

it('goes by the network of whoever is chosen, and by its server where that says so', () => {
  expect(limitsOf(several, acmePage.id)).toMatchObject({ maxLength: 3000, threads: false });
  const limits = graphemeLimits({ maxLength: 5000 });
  const identities = several.identities.map((status) =>
    status.identity.id === acmeOnMastodon.id ? { ...status, identity: { ...status.identity, limits } } : status,
  );
  expect(limitsOf({ ...several, identities }, acmeOnMastodon.id).maxLength).toBe(5000);
});

it('fits everybody who could be chosen while nobody is, and no network that nobody is signed in to', () => {
  expect(limitsOf(several, null)).toMatchObject({ maxLength: 280, maxImages: 4, threads: true });
  expect(limitsOf(base, null)).toMatchObject({ maxLength: 300 });
  expect(limitsOf({ ...base, identities: [] }, null)).toMatchObject({ maxLength: 300 });
});
