import { z } from 'zod';
import type { Message } from '../../../../shared/message.ts';
import type { PreparedPart } from '../../../../shared/outbox.ts';
import type { Clock } from '../../../clock.ts';
import type { Messages } from '../../messages.ts';
import type { NetworkFailure, NetworkResult } from '../../network.ts';
import type { Directory } from '../directory.ts';
import type { Exchange } from '../exchange.ts';
import type { ResolveMention } from '../facets.ts';
import { callXrpc, failureOfRefusal, type Refused, type XrpcCall } from '../xrpc.ts';
import { type Convo, conversationOf, convoSchema, isDirect, messagesSchema, messageViewSchema, said } from './chat-views.ts';

export interface MessagesParts {
  readonly subject: string;
  readonly clock: Clock;
  readonly directory: Directory;
  /** Origin of the server of the account. */
  readonly server: string;
  /** DID of the service that keeps the messages. */
  readonly chatService: () => string;
  /** With the account's authority, once it is sure that the credential is the account's. */
  readonly asOwner: <T>(act: (exchange: Exchange) => Promise<NetworkResult<T>>) => Promise<NetworkResult<T>>;
  /** As an outsider sees it: looking somebody up opens no conversation. */
  readonly profileOf: (subject: string) => Promise<NetworkResult<{ readonly displayName: string; readonly avatar: string | null }>>;
  readonly newKey: () => string;
}

/** At most this many pages are read to settle a message: far more than anybody writes in the meantime. */
const pagesToSettle = 10;

/** What is stored of a message before it is sent. `newestBefore` is the conversation's revision when it was prepared. */
const recordSchema = z.object({
  convoId: z.string(),
  newestBefore: z.string(),
  message: z.object({ text: z.string(), facets: z.array(z.unknown()).optional() }),
});

/**
 * Direct messages through `chat.bsky.convo.*`, which the account's server passes on to the chat service
 * (https://docs.bsky.app/docs/api/chat-bsky-convo-send-message; `atproto-proxy`: https://atproto.com/specs/xrpc).
 */
export function createMessages(parts: MessagesParts): Messages {
  const call = <T>(given: XrpcCall<T>): Promise<NetworkResult<T>> =>
    parts.asOwner(async (exchange) => {
      const headers = { 'atproto-proxy': `${parts.chatService()}#bsky_chat` };
      const answer = await callXrpc(exchange, parts.clock, { ...given, headers });
      return answer.kind === 'refused' ? failureOfChat(answer) : answer;
    });
  const page = (convoId: string, cursor: string | null, limit: number) =>
    call({
      nsid: 'chat.bsky.convo.getMessages',
      params: { convoId, limit: String(limit), ...(cursor === null ? {} : { cursor }) },
      answer: messagesSchema,
    });

  return {
    async conversations(cursor) {
      const answer = await call({
        nsid: 'chat.bsky.convo.listConvos',
        params: { limit: '50', ...(cursor === null ? {} : { cursor }) },
        answer: z.object({ cursor: z.string().max(2000).optional(), convos: z.array(convoSchema).max(100) }),
      });
      if (answer.kind !== 'ok') return answer;
      const items = answer.value.convos.filter(isDirect).map((convo) => conversationOf(convo, parts.subject));
      return { kind: 'ok', value: { items, cursor: answer.value.cursor ?? null } };
    },
    async said(conversationId, cursor) {
      const answer = await page(conversationId, cursor, 50);
      if (answer.kind !== 'ok') return answer;
      const items = answer.value.messages.flatMap((view) => (view === null ? [] : [said(view)]));
      return { kind: 'ok', value: { items, cursor: answer.value.cursor ?? null } };
    },
    async reader(handle) {
      const did = await parts.directory.didOfHandle(handle, parts.server);
      if (did.kind !== 'ok' || did.value === null) return did.kind === 'ok' ? { kind: 'ok', value: null } : did;
      const profile = await parts.profileOf(did.value);
      if (profile.kind !== 'ok') return profile;
      const { displayName, avatar } = profile.value;
      return { kind: 'ok', value: { subject: did.value, handle: handle.toLowerCase(), displayName, avatar } };
    },
    prepare: async (message) => nothingSentYet(await prepare(parts, call, message)),
    async send(part) {
      const record = recordSchema.safeParse(part.record);
      if (!record.success) return { kind: 'rejected', words: 'The stored message is damaged and was not sent.' };
      const { convoId, message } = record.data;
      const answer = await call({
        nsid: 'chat.bsky.convo.sendMessage',
        input: { json: { convoId, message } },
        answer: messageViewSchema,
      });
      if (answer.kind === 'unreadable') return { kind: 'unknown', words: answer.words };
      return answer.kind === 'ok' ? { kind: 'ok', value: { id: answer.value.id } } : answer;
    },
    async find(part, claimed = new Set()) {
      const record = recordSchema.safeParse(part.record);
      if (!record.success) return { kind: 'rejected', words: 'The stored message is damaged, so nobody can look for it.' };
      const { convoId, newestBefore, message } = record.data;
      let cursor: string | null = null;
      for (let turned = 0; turned < pagesToSettle; turned += 1) {
        const answer: NetworkResult<z.infer<typeof messagesSchema>> = await page(convoId, cursor, 100);
        if (answer.kind !== 'ok') return answer;
        const views = answer.value.messages.filter((view) => view !== null);
        const candidates = views.filter(({ id, rev, sender }) => rev > newestBefore && !claimed.has(id) && sender.did === parts.subject);
        const ours = candidates.find(({ text }) => text === message.text);
        if (ours !== undefined) return { kind: 'ok', value: { kind: 'ours', id: ours.id } };
        const isOlder = views.some(({ rev }) => rev <= newestBefore);
        if (isOlder || answer.value.cursor === undefined) return { kind: 'ok', value: { kind: 'absent' } };
        cursor = answer.value.cursor;
      }
      return { kind: 'unknown', words: 'Too much was written since to see whether this message arrived.' };
    },
  };
}

type Call = <T>(given: XrpcCall<T>) => Promise<NetworkResult<T>>;

function convoWith(call: Call, members: readonly string[]): Promise<NetworkResult<Convo>> {
  const answer = z.object({ convo: convoSchema }).transform(({ convo }) => convo);
  return call({ nsid: 'chat.bsky.convo.getConvoForMembers', params: { members }, answer });
}

async function prepare(parts: MessagesParts, call: Call, message: Message): Promise<NetworkResult<PreparedPart>> {
  const convo = await convoWith(
    call,
    message.to.map(({ subject }) => subject),
  );
  if (convo.kind !== 'ok') return convo;
  if (!isToExactly(message, convo.value, parts.subject)) {
    return { kind: 'rejected', words: 'Somebody else would read this message too, so it was not sent. Look at who it goes to.' };
  }
  const { facetsOf } = await import('../facets.ts');
  const resolve: ResolveMention = (handle) => parts.directory.didOfHandle(handle, parts.server);
  const facets = await facetsOf(message.text, resolve);
  if (facets.kind !== 'ok') return facets;
  const words = { text: message.text, ...(facets.value.length > 0 ? { facets: facets.value } : {}) };
  const record = { convoId: convo.value.id, newestBefore: convo.value.rev, message: words };
  return { kind: 'ok', value: { key: parts.newKey(), record, publishedUri: null, publishedCid: null } };
}

function isToExactly(message: Message, convo: Convo, self: string): boolean {
  const readers = new Set(conversationOf(convo, self).readers.map(({ subject }) => subject));
  return isDirect(convo) && readers.size === message.to.length && message.to.every(({ subject }) => readers.has(subject));
}

/** Nothing was said yet, whatever became of a look-up: it can simply be tried again. */
function nothingSentYet<T>(result: NetworkResult<T>): NetworkResult<T> {
  return result.kind === 'unknown' ? { kind: 'unreachable', words: result.words } : result;
}

const wordsByError: Readonly<Record<string, string>> = {
  AccountSuspended: 'This account may not send messages just now.',
  BlockedActor: 'One of you has blocked the other, so no message can be sent.',
  BlockedSubject: 'One of you has blocked the other, so no message can be sent.',
  ConvoLocked: 'This conversation is closed.',
  InvalidConvo: 'This conversation is not there any more.',
  MessagesDisabled: 'They do not take messages.',
  NotFollowedBySender: 'They take messages only from people they follow.',
  RecipientNotFound: 'There is no such account.',
};

function failureOfChat(refused: Refused): NetworkFailure {
  const words = wordsByError[refused.error];
  if (words !== undefined) return { kind: 'rejected', words };
  // `InvalidToken` comes also for a method the token may not call; one that has run out was renewed before this.
  if (refused.status === 403 || refused.error === 'InsufficientScope' || refused.error === 'InvalidToken') {
    return {
      kind: 'rejected',
      words: 'This sign-in may not use direct messages. Turn them on under Settings, then sign in again; an app password must allow them.',
    };
  }
  return failureOfRefusal(refused);
}
