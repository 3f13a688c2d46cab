import type { AudienceStatus } from '../../shared/audience.ts';
import { noAudience } from '../../shared/audience.ts';
import type { Finding } from '../../shared/finding.ts';
import { compose, type Fixture } from './fixture.ts';
import { acme, acmeUnlocked, base, draftOf, draftStatus, jo, now, statusOf } from './fixture-parts.ts';

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

const tagged = draftOf('Join us today. #Southbridge', { identityId: acme.id });
const newHashtag: Finding = {
  ...{ id: 'new-hashtag:1', check: 'new-hashtag', type: 'new-hashtag', level: 'info', part: 0, start: 15, end: 27, score: 0.5 },
  why: 'This account has never used #Southbridge before: what is it about right now?',
  todo: 'Look at recent posts under it before you join in.',
};

export const audienceFixtures: readonly Fixture[] = [
  compose('new-hashtag', { ...acmeUnlocked(), drafts: [draftStatus(tagged, { findings: [newHashtag] })] }),
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
