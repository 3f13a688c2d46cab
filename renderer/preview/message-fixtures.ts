import type { Finding } from '../../shared/finding.ts';
import type { Conversation, FoundReader, Message, MessageReader, Page, SaidMessage } from '../../shared/message.ts';
import type { MessageEntry, MessageState } from '../../shared/message-outbox.ts';
import type { MessageStatus, Snapshot } from '../../shared/snapshot.ts';
import { compose, type Fixture } from './fixture.ts';
import { acme, acmeUnlocked, base, draftOf, draftStatus, jo, now, statusOf } from './fixture-parts.ts';

const robin: MessageReader = { subject: 'did:plc:robin', handle: 'robin.example.com', displayName: 'Robin Field' };
export const foundReader: FoundReader = { ...robin, avatar: null };

export const conversations: Page<Conversation> = {
  items: [
    { id: 'c1', readers: [robin], newest: said('m3', robin.subject, 'Thank you! When will it be there?', 4), unread: 1 },
    {
      id: 'c2',
      readers: [{ subject: 'did:plc:sam', handle: 'sam.example.com', displayName: '' }],
      newest: said('m4', acme.subject, 'It is mended now. Please try once more.', 90),
      unread: 0,
    },
  ],
  cursor: 'older',
};

export const saidMessages: Page<SaidMessage> = {
  items: [
    said('m3', robin.subject, 'Thank you! When will it be there?', 4),
    said('m2', acme.subject, 'We have sent you a new one today.', 30),
    said('m1', robin.subject, 'My order came without a lid.', 65),
  ],
  cursor: null,
};

function said(id: string, from: string, text: string, minutesAgo: number): SaidMessage {
  return { id, from, text, at: now - minutesAgo * 60_000 };
}

function messageOf(more: Partial<Message> = {}): Message {
  const plain = { kind: 'message' as const, id: 'message-1', identityId: acme.id, to: [robin], text: 'It will be there on Friday.' };
  return { ...plain, acknowledged: [], createdAt: now - 60_000, updatedAt: now - 60_000, ...more };
}

function writing(more: Partial<Message> = {}, status: Partial<MessageStatus> = {}): readonly MessageStatus[] {
  const message = messageOf(more);
  return [{ message, findings: [], checked: true, left: 1000 - message.text.length, refusal: null, mustRetype: false, ...status }];
}

function entryOf(id: string, state: MessageState): Snapshot['messageOutbox'][number] {
  const times = { confirmedAt: now - 18_000, holdMs: 60_000, dueAt: now + 42_000 };
  const { id: identityId, subject, handle, kind } = acme;
  const entry: MessageEntry = {
    id,
    message: messageOf({ id: `of-${id}` }),
    identityId,
    subject,
    handle,
    kind,
    ...times,
    part: null,
    state,
  };
  return { entry, findings: [], mustRetype: false };
}

/** Asked about for three minutes, and nobody could say. */
const lost: Snapshot['messageOutbox'][number] = (() => {
  const asked = entryOf('e1', { kind: 'settling', since: now - 180_000, nextTryAt: now + 60_000 });
  const part = { key: 'k', record: {}, publishedUri: null, publishedCid: null, attemptedAt: now - 180_000, lateUntil: now - 60_000 };
  return { ...asked, entry: { ...asked.entry, part } };
})();

function messages(name: string, snapshot: Snapshot, more: Partial<Fixture> = {}): Fixture {
  return { name, window: 'console', page: 'messages', snapshot, ...more };
}

const one = { ...acmeUnlocked(), identities: acmeUnlocked().identities.slice(0, 1) };
const refusal = {
  law: null,
  reason: 'rejected',
  words: 'This sign-in may not use direct messages. Turn them on under Settings, then sign in again.',
};

/** A post that begins like a message, and is stopped with both ways out. */
const beginning: Finding = {
  ...{ id: 'dm', check: 'looks-like-dm', type: 'looks-like-dm', level: 'stop', part: 0, start: 0, end: 9, score: 0.9 },
  why: 'This begins like a direct message, and would be public.',
  todo: 'Send it to @robin privately, or change its beginning so that it speaks to everybody.',
  fix: { kind: 'message', label: 'Send it to @robin privately…', handle: 'robin', text: 'can you call me?' },
  orElse: { kind: 'replace', label: 'It is meant for everybody', text: '.@robin' },
};
const likeMessage = draftOf('DM @robin can you call me?', { identityId: acme.id });

const unsaved = {
  ...({ law: 8, reason: 'not-saved' } as const),
  words: 'This message could not be saved to disk. Free some space, and keep the window open until then.',
};

export const messageFixtures: readonly Fixture[] = [
  compose('message-in-post', {
    ...acmeUnlocked(),
    drafts: [
      draftStatus(likeMessage, {
        findings: [beginning],
        refusal: { law: 7, reason: 'stop-finding', words: `${beginning.why} ${beginning.todo}` },
      }),
    ],
  }),
  messages('messages', one),
  messages('messages-choose', base),
  messages('messages-writing', { ...one, messages: writing() }),
  messages('messages-nobody-yet', { ...one, messages: writing({ to: [], text: '' }) }),
  messages('messages-stopped', {
    ...one,
    messages: writing(
      { text: 'The password is hunter2hunter2, and @sam knows' },
      {
        findings: [
          {
            ...{ id: 'f', check: 'recipient', type: 'added-reader', level: 'stop', part: 0, start: 36, end: 40 },
            ...{ why: 'Naming @sam makes them read this message.', todo: 'Leave out the at sign, or add them to the readers.' },
          },
        ],
        refusal: {
          law: 7,
          reason: 'stop-finding',
          words: 'Naming @sam makes them read this message. Leave out the at sign, or add them to the readers.',
        },
      },
    ),
  }),
  messages('messages-going-out', {
    ...one,
    messageOutbox: [
      entryOf('e1', { kind: 'held' }),
      entryOf('e2', { kind: 'frozen', why: 'locked', words: 'The screen was locked. Confirm again to send it.' }),
      entryOf('e3', { kind: 'sent', at: now - 5_000 }),
    ],
  }),
  messages('messages-two-writing', {
    ...acmeUnlocked(),
    messages: [...writing({ id: 'message-of-jo', identityId: jo.id }), ...writing()],
  }),
  messages(
    'messages-found-since',
    { ...one, messageOutbox: [entryOf('e1', { kind: 'frozen', why: 'rules', words: 'The rules changed. Confirm again to send it.' })] },
    {
      refusals: { 'message.resume': { law: 7, reason: 'caution-not-acknowledged', words: 'This reads like a price that is not out yet.' } },
    },
  ),
  messages('messages-not-known', { ...one, messageOutbox: [lost] }),
  messages('messages-personal', {
    ...base,
    identities: [statusOf(jo)],
    messages: writing({ identityId: jo.id }),
  }),
  messages(
    'messages-unsaved',
    { ...base, identities: [statusOf(jo)], messages: writing({ identityId: jo.id }) },
    { refusals: { 'message.edit': unsaved } },
  ),
  messages('messages-refused', one, { refusals: { 'message.conversations': refusal } }),
  messages('messages-offline', { ...one, online: false }),
  messages('messages-none', { ...base, identities: [] }),
  messages('messages-left-behind', {
    ...{ ...base, identities: [], messages: writing() },
    messageOutbox: [entryOf('e1', { kind: 'frozen', why: 'refused', words: 'This account is signed out.' })],
  }),
];
