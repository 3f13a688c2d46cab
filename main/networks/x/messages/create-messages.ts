import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Conversation, Message } from '../../../../shared/message.ts';
import type { PreparedPart } from '../../../../shared/outbox.ts';
import type { Messages } from '../../messages.ts';
import type { NetworkFailure, NetworkResult } from '../../network.ts';
import { askX } from '../api.ts';
import { X_MESSAGE_SCOPES } from '../oauth/client.ts';
import type { PictureOptions } from '../profile.ts';
import type { Reader } from '../timeline.ts';
import { idSchema } from '../who-am-i.ts';
import { type EventPage, eventPage, partnerIn, saidIn, wordsOf } from './events.ts';
import { peopleOf, personOf } from './people.ts';

export interface XMessagesParts {
  /** With the account's authority, once it is sure that the credential is the account's. */
  readonly asOwner: <T>(act: (reader: Reader) => Promise<NetworkResult<T>>) => Promise<NetworkResult<T>>;
  /** Rights that were granted. */
  readonly scopes: readonly string[];
  readonly pictures: PictureOptions;
}

/** At most so many pages are read to settle a message. */
const pagesToSettle = 10;

/** What is stored of a message before it is sent; it has a `kind` that no record of a post has. */
const recordSchema = z.object({
  kind: z.literal('message'),
  participant: idSchema,
  text: z.string().min(1),
  /** The newest message of the conversation when this was built. */
  after: idSchema.nullable(),
});

const noRight: NetworkFailure = {
  kind: 'rejected',
  words: 'This sign-in may not use direct messages. Turn them on under Settings, then sign in to X again.',
};
const damaged: NetworkFailure = { kind: 'rejected', words: 'The stored message is damaged and was not sent.' };

/**
 * Direct messages over the API v2 (https://docs.x.com/x-api/direct-messages/manage/introduction), between two alone: who
 * reads a group X does not say. They need the rights `dm.read` and `dm.write`.
 */
export function createXMessages({ asOwner, scopes, pictures }: XMessagesParts): Messages {
  const mayUse = X_MESSAGE_SCOPES.every((scope) => scopes.includes(scope));
  const ask: XMessagesParts['asOwner'] = async (act) => (mayUse ? asOwner(act) : noRight);
  return {
    conversations: (cursor) =>
      ask(async (reader) => {
        const page = await eventPage(reader, '/2/dm_events', cursor);
        return page.kind === 'ok' ? conversationsOf(reader, page.value) : page;
      }),
    said: (conversationId, cursor) =>
      ask(async (reader) => {
        const page = await eventPage(reader, `/2/dm_conversations/${encodeURIComponent(conversationId)}/dm_events`, cursor);
        return page.kind === 'ok' ? { kind: 'ok', value: { items: page.value.events.map(saidIn), cursor: page.value.older } } : page;
      }),
    reader: (handle) => ask((reader) => personOf(reader, pictures, handle)),
    prepare: (message) => ask((reader) => prepare(reader, message)),
    send: (part) => ask((reader) => send(reader, part)),
    find: (part, claimed) => ask((reader) => find(reader, part, claimed)),
  };
}

async function conversationsOf(reader: Reader, { events, older }: EventPage): ReturnType<Messages['conversations']> {
  const newest = new Map(events.toReversed().map((event) => [event.dm_conversation_id, event]));
  const partners = new Map([...newest.keys()].map((id) => [id, partnerIn(id, reader.subject)]));
  const people = await peopleOf(reader, [...new Set([...partners.values()].filter((one) => one !== null))]);
  if (people.kind !== 'ok') return people;
  const items = [...newest.values()].flatMap((event): readonly Conversation[] => {
    const readers = people.value.filter(({ subject }) => subject === partners.get(event.dm_conversation_id));
    // X does not say what was read.
    return readers.length === 0 ? [] : [{ id: event.dm_conversation_id, readers, newest: saidIn(event), unread: 0 }];
  });
  return { kind: 'ok', value: { items: items.toSorted((a, b) => (b.newest?.at ?? 0) - (a.newest?.at ?? 0)), cursor: older } };
}

const conversationWith = (participant: string): string => `/2/dm_conversations/with/${participant}`;

async function prepare(reader: Reader, { to, text }: Message): Promise<NetworkResult<PreparedPart>> {
  const [only, ...others] = to;
  if (only === undefined || others.length > 0) return { kind: 'rejected', words: 'A message at X goes to one person. Choose one.' };
  if (!idSchema.safeParse(only.subject).success) return damaged;
  const page = await eventPage(reader, `${conversationWith(only.subject)}/dm_events`, null);
  if (page.kind !== 'ok') return page.kind === 'unknown' ? { kind: 'unreachable', words: page.words } : page;
  const record = { kind: 'message', participant: only.subject, text, after: page.value.events[0]?.id ?? null };
  return { kind: 'ok', value: { key: randomUUID(), record, publishedUri: null, publishedCid: null } };
}

/** POST /2/dm_conversations/with/:participant_id/messages (https://docs.x.com/x-api/direct-messages/create-dm-message-by-participant-id). */
async function send({ exchange, clock }: Reader, part: PreparedPart): Promise<NetworkResult<{ readonly id: string }>> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  const sent = await askX(exchange, clock, {
    path: `${conversationWith(record.participant)}/messages`,
    input: { json: { text: record.text } },
    answer: z.object({ data: z.object({ dm_conversation_id: z.string(), dm_event_id: idSchema }) }),
  });
  if (sent.kind === 'ok') return { kind: 'ok', value: { id: sent.value.data.dm_event_id } };
  // It was taken, whatever the answer was meant to say.
  return sent.kind === 'unreadable' ? { kind: 'unknown', words: sent.words } : sent;
}

/** Did it arrive? Read in the conversation: ours, newer than all that stood there, and with these words. */
async function find(reader: Reader, part: PreparedPart, claimed: ReadonlySet<string> = new Set()): ReturnType<Messages['find']> {
  const record = recordSchema.safeParse(part.record).data;
  if (record === undefined) return damaged;
  const { sameText } = await import('../same-words.ts'); // its library is read at first use, not at every start
  const isNew = (id: string): boolean => record.after === null || BigInt(id) > BigInt(record.after);
  let cursor: string | null = null;
  for (let turned = 0; turned < pagesToSettle; turned += 1) {
    const page: NetworkResult<EventPage> = await eventPage(reader, `${conversationWith(record.participant)}/dm_events`, cursor);
    if (page.kind !== 'ok') return page;
    const { events, older, allRead } = page.value;
    const candidates = events.filter(({ id, sender_id }) => isNew(id) && !claimed.has(id) && sender_id === reader.subject);
    const ours = candidates.find((event) => sameText(wordsOf(event), record.text));
    if (ours !== undefined) return { kind: 'ok', value: { kind: 'ours', id: ours.id } };
    // One that cannot be read could be the one that is looked for.
    if (!allRead) return { kind: 'unreadable', words: 'X lists messages in a form this version does not know.' };
    if (older === null || events.some(({ id }) => !isNew(id))) return { kind: 'ok', value: { kind: 'absent' } };
    cursor = older;
  }
  return { kind: 'unknown', words: 'Too much was written since to see whether this message arrived.' };
}
