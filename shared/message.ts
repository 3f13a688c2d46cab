import { z } from 'zod';
import { plainCountingSchema } from './posting-limits.ts';

/** Somebody a direct message goes to, as the network shows them. */
export const readerSchema = z.object({
  /** The network's stable id. */
  subject: z.string().min(1).max(300),
  /** Without the at sign. */
  handle: z.string().min(1).max(300),
  displayName: z.string().max(300),
});
export type MessageReader = Readonly<z.infer<typeof readerSchema>>;

/** Somebody who was looked up, with a picture to know them by: a `data:` URL, or null. */
export interface FoundReader extends MessageReader {
  readonly avatar: string | null;
}

/** What was said last in a conversation. */
export interface SaidMessage {
  readonly id: string;
  /** The network's stable id of who wrote it. */
  readonly from: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Conversation {
  readonly id: string;
  /** Everybody in it but the account itself. */
  readonly readers: readonly MessageReader[];
  /** Null where nothing was said yet, or what was said is no text. */
  readonly newest: SaidMessage | null;
  readonly unread: number;
}

/** A page, newest first; a null cursor begins, and ends. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** More than any network takes, so that too long a text is kept and can be shortened; as much as a post can hold. */
export const longestMessage = 20_000;
export const mostReaders = 20;

/**
 * A direct message being written. It shares no type with a post (`Draft`), so that no edit can make one of the other. It is
 * by one identity from its first word: another identity writes another message.
 */
export const messageSchema = z.object({
  kind: z.literal('message'),
  id: z.string().min(1).max(64),
  identityId: z.string().min(1).max(400),
  /** Everybody who will read it, beside its writer; none while nobody was looked up yet. */
  to: z.array(readerSchema).max(mostReaders),
  text: z.string().max(longestMessage),
  /** What it goes on from, as the network names it; absent where it begins a conversation. */
  conversation: z.optional(z.string().min(1).max(400)),
  /** Ids of `caution` findings the person acknowledged, each on its own. */
  acknowledged: z.array(z.string().max(200)).max(200),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** What a network takes as a direct message. */
export const messageLimitsSchema = z.object({
  counting: plainCountingSchema,
  /** As `counting` counts. */
  maxLength: z.number().int().positive(),
  /** Whether one message can go to several at once. */
  manyReaders: z.boolean(),
  /** Whether whoever is named in the text reads it too. */
  namesRead: z.boolean(),
  /** DID of the service that keeps them, unless settings name another (`chatService`); absent where that is no choice. */
  keptAt: z.optional(z.string()),
});
export type MessageLimits = Readonly<z.infer<typeof messageLimitsSchema>>;

/** The id that a message's words have among the checks; no draft of a post has one of this form. */
export function checkedTextId(messageId: string): string {
  return `message:${messageId}`.slice(0, 64);
}

export function findMessage(messages: readonly Message[], id: string): Message | null {
  return messages.find((message) => message.id === id) ?? null;
}

/** The same people, in the same order. */
export function sameReaders(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((subject, index) => subject === other[index]);
}

export function subjectsOf(to: readonly MessageReader[]): readonly string[] {
  return to.map(({ subject }) => subject);
}
