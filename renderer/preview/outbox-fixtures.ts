import type { Identity } from '../../shared/account.ts';
import type { Finding } from '../../shared/finding.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { compose, type Fixture } from './fixture.ts';
import { acme, acmeUnlocked, draftOf, draftStatus, entryOf, globex, jo, longName, now } from './fixture-parts.ts';

const fromAcme = draftOf('', { identityId: acme.id });

const frozen = entryOf(acme, 'Midas opens on Monday: come and see it first.', {
  kind: 'frozen',
  why: 'locked',
  words: 'The screen was locked while it was held. Confirm it again to send it.',
});
/** IT added the name while the post was frozen. */
const aboutMidas: Finding = {
  id: 'confidential:code-name:0:1:0',
  check: 'confidential',
  level: 'caution',
  part: 0,
  start: 0,
  end: 5,
  why: '“Midas” is on the list of names that are not public yet.',
  todo: 'Take it out, or check that it may be said now.',
};

function published(id: string, by: Identity, text: string, agoMs: number): OutboxEntry {
  const url = `https://bsky.app/profile/${by.handle}/post/${id}`;
  return entryOf(by, text, { kind: 'published', uri: `at://${by.subject}/app.bsky.feed.post/${id}`, url, at: now - agoMs }, { id });
}

export const outboxFixtures: readonly Fixture[] = [
  compose('outbox', {
    ...acmeUnlocked(852_000),
    drafts: [draftStatus(fromAcme)],
    outbox: [
      entryOf(acme, 'Doors open at nine. Come and say hello to the new machines, they are friendly.', { kind: 'held' }),
      entryOf(jo, 'Finally home.', { kind: 'held' }, { id: 'entry-held-jo', dueAt: now + 7000, holdMs: 10_000 }),
      entryOf(globex, 'Closed on Monday.', {
        kind: 'frozen',
        why: 'locked',
        words: 'The screen was locked while it was held. Confirm it again to send it.',
      }),
    ],
  }),
  compose('outbox-frozen-caution', {
    ...acmeUnlocked(),
    drafts: [draftStatus(fromAcme)],
    outbox: [frozen],
    frozen: [{ entryId: frozen.id, findings: [aboutMidas], checked: true, mustRetype: false }],
  }),
  compose('outbox-after', {
    ...acmeUnlocked(),
    drafts: [draftStatus(fromAcme)],
    outbox: [
      entryOf(acme, 'Doors open at nine.', {
        kind: 'published',
        uri: 'at://did:plc:acmecom/app.bsky.feed.post/3k',
        url: 'https://bsky.app/profile/acme.com/post/3k',
        at: now - 19_000,
      }),
      entryOf(jo, 'Finally home.', { kind: 'waiting', words: 'No network.', nextTryAt: now + 12_000 }),
      entryOf(acme, 'Tours every hour.', { kind: 'settling', since: now - 4000, nextTryAt: now + 2000 }),
      entryOf(acme, 'The wrong words.', { kind: 'takenDown', at: now - 8000, liveForMs: 42_000 }),
      entryOf(globex, 'Closed on Monday.', {
        kind: 'refused',
        law: 3,
        words:
          'The network says this sign-in is @initech.example, not @globex.example. Nothing was sent. Sign in to @globex.example again.',
        at: now,
      }),
    ],
  }),
  compose('outbox-published', {
    ...acmeUnlocked(),
    drafts: [draftStatus(draftOf('Doors open at nine. Come and say hello to the new machines.', { identityId: acme.id }))],
    outbox: [
      published('one', acme, 'Doors open at nine. Come and say hello to the team at our stand.', 1000),
      published('two', jo, 'Finally home. Two days, three trains, one very patient dog.', 63_000),
      published('three', longName, 'We are looking into it, and will be back with news before noon.', 120_000),
      entryOf(globex, 'Closed on Monday.', {
        kind: 'refused',
        law: 3,
        words: 'The stored sign-in belongs to @initech.example, not to this account. Sign in again.',
        at: now,
      }),
    ],
  }),
];
