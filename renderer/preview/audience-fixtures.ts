import type { AudienceStatus } from '../../shared/audience.ts';
import { noAudience } from '../../shared/audience.ts';
import type { Fixture } from './fixture.ts';
import { acme, base, jo, now, statusOf } from './fixture-parts.ts';

const known: AudienceStatus = {
  work: { kind: 'idle' },
  mentions: 812,
  keptAt: now - 3_600_000,
  revision: 3,
  reading: { negative: 0.284, low: 0.221, high: 0.348, mentions: 812, at: now - 3_600_000 },
};
const one = { ...base, identities: [statusOf(acme), statusOf(jo)] };

function audience(name: string, status: AudienceStatus | null, more: Partial<Fixture> = {}): Fixture {
  const snapshot = { ...one, audiences: status === null ? {} : { [acme.id]: status } };
  return { name, window: 'console', page: 'audience', snapshot, ...more };
}

export const audienceFixtures: readonly Fixture[] = [
  audience('audience', known, { snapshot: { ...base, audiences: { [acme.id]: known } } }),
  audience('audience-empty', null),
  audience('audience-nobody', null, { snapshot: { ...base, identities: [statusOf(jo)] } }),
  audience('audience-offline', null, { snapshot: { ...one, online: false } }),
  audience('audience-fetching', { ...noAudience, work: { kind: 'fetching', fetched: 312, waitingUntil: now + 45_000 } }),
  audience('audience-reading', { ...known, work: { kind: 'reading', done: 2500, of: 10_000 } }),
  audience('audience-failed', {
    ...noAudience,
    work: {
      kind: 'failed',
      refusal: { law: null, reason: 'rejected', words: 'This server has no notifications. Read mentions from a file instead.' },
    },
  }),
];
