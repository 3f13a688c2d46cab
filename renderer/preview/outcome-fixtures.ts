import type { OutboxState } from '../../shared/outbox.ts';
import { compose, type Fixture } from './fixture.ts';
import { mentions } from './fixture-answers.ts';
import { draftOf, draftStatus, entryOf, jo, now } from './fixture-parts.ts';
import { acmeOnX, acmePage, several } from './network-fixtures.ts';

const question = mentions[0];
const taken: OutboxState = { kind: 'takenDown', at: now - 8000, liveForMs: 252_000, looked: 'account' };
const draft = draftStatus(draftOf('', { identityId: acmeOnX.id }));

/** What only a person can tell, what a network asks to wait for, and what is taken down. */
export const outcomeFixtures: readonly Fixture[] = [
  compose('outbox-not-known', {
    ...several,
    drafts: [draft],
    outbox: [
      entryOf(acmeOnX, 'Doors open at nine.', { kind: 'notKnown', since: now - 130_000, certainAt: now - 10_000 }),
      entryOf(acmePage, 'We are hiring.', { kind: 'notKnown', since: now - 30_000, certainAt: now + 90_000 }, { id: 'entry-not-known-2' }),
    ],
  }),
  compose('outbox-rate-limited', {
    ...several,
    drafts: [draft],
    outbox: [
      entryOf(acmeOnX, 'Doors open at nine.', {
        kind: 'waiting',
        words: 'X takes no more posts of this account for now.',
        nextTryAt: now + 500_000,
        notBefore: now + 480_000,
      }),
    ],
  }),
  compose('outbox-taking-down', {
    ...several,
    drafts: [draft],
    outbox: [
      entryOf(
        acmeOnX,
        'The wrong words.',
        { kind: 'takingDown', since: now - 20_000, nextTryAt: now + 4000, seen: 'there' },
        { prepared: [{ key: 'k', record: null, publishedUri: 'x', publishedCid: '', attemptedAt: now - 260_000 }] },
      ),
      entryOf(acmePage, 'The wrong words, once more.', taken),
    ],
  }),
  compose('outbox-acts', {
    ...several,
    drafts: [draft],
    outbox: [acmeOnX, jo].map((who) => {
      const about =
        question === undefined ? {} : { about: { act: who === jo ? ('like' as const) : ('repost' as const), target: question } };
      return entryOf(who, '', { kind: 'held' }, { id: `entry-${who.handle}`, draft: draftOf('', { identityId: who.id, ...about }) });
    }),
  }),
];
