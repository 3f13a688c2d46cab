import type { HistoryLine } from '../../shared/ipc.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { LinkCard, ReplyTarget } from '../../shared/post.ts';
import type { RecordView, WitnessState } from '../../shared/record-view.ts';
import { acme, now } from './fixture-parts.ts';

export const linkCard: LinkCard = {
  url: 'https://acme.example/open-day',
  title: 'Open day at Acme: come and see how it is made',
  description: 'Doors open at nine. Tours every hour, for all ages.',
  image: { id: 'card-picture', mime: 'image/png', alt: '', width: 1200, height: 630, size: 40_000 },
};

export const mentions: readonly ReplyTarget[] = [
  {
    uri: 'at://did:plc:a/app.bsky.feed.post/1',
    cid: 'bafy1',
    rootUri: 'at://did:plc:a/app.bsky.feed.post/1',
    rootCid: 'bafy1',
    authorHandle: 'kim.example',
    text: '@acme.com are you open on Saturday?',
  },
  {
    uri: 'at://did:plc:b/app.bsky.feed.post/2',
    cid: 'bafy2',
    rootUri: 'at://did:plc:b/app.bsky.feed.post/2',
    rootCid: 'bafy2',
    authorHandle: 'sam.example',
    text: 'The tour by @acme.com was great, thank you!',
  },
];

const acmeSubject = { network: 'bluesky', subject: acme.subject, kind: 'brand' } as const;
const events: readonly Partial<LedgerEvent>[] = [
  { act: 'publish', decision: 'done', who: acmeSubject },
  { act: 'prove', decision: 'allowed', who: acmeSubject },
  { act: 'confirm', decision: 'refused', reason: 'not-armed', law: 4, who: acmeSubject },
  { act: 'arm', decision: 'allowed', who: acmeSubject },
  { act: 'confirm', decision: 'allowed', who: { network: 'bluesky', subject: 'p-3f9c21', kind: 'personal' } },
  { act: 'panic', decision: 'done' },
  { act: 'revoke', decision: 'failed', who: { network: 'bluesky', subject: 'did:plc:initechexample', kind: 'brand' } },
  { act: 'device', decision: 'noted', reason: 'became-managed' },
  { act: 'start', decision: 'noted' },
];

export const historyLines: readonly HistoryLine[] = events.map((event, index) => ({
  seq: events.length - index,
  wall: now - index * 240_000,
  event: { act: 'start', decision: 'noted', reason: null, law: null, who: null, ref: null, post: null, ...event },
  pseudonym: event.who?.kind === 'personal' ? event.who.subject : null,
}));

const witness: WitnessState = { kind: 'waiting', witnessed: 6, entries: historyLines.length, words: null };

/** IT has a witness and a sink; the witness has not seen the last entries. */
export const watchedRecord: RecordView = {
  witness,
  sink: { host: 'siem.acme.example', format: 'ocsf', taken: 8 },
  source: { host: 'desk-7', version: '0.1.0', log: 'hatcheck.example/ledger/desk-7/0a1b2c3d' },
};

/** Nobody set anything. */
export const ownRecord: RecordView = { ...watchedRecord, witness: { ...witness, kind: 'noWitness' }, sink: null };
