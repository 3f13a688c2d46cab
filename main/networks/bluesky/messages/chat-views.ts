import { isValidDid } from '@atproto/syntax';
import { z } from 'zod';
import type { MessageReader } from '../../../../shared/message.ts';
import { plainLine } from '../../../../shared/plain-text.ts';
import type { Conversation, SaidMessage } from '../../messages.ts';

/** In UTF-16 units: the network allows 64 characters as people count them. */
const longestName = 128;

/** `chat.bsky.actor.defs#profileViewBasic`. */
const memberSchema = z.object({
  did: z.string().refine(isValidDid),
  handle: z.string().min(1).max(300),
  displayName: z.string().max(640).optional(),
});

/** `chat.bsky.convo.defs#messageView`; a deleted message and a note of the system have no text. */
export const messageViewSchema = z.object({
  id: z.string().min(1).max(300),
  rev: z.string().min(1).max(300),
  text: z.string().max(10_000),
  sender: z.object({ did: z.string() }),
  sentAt: z.iso.datetime({ offset: true }),
});

/** A message, or something else that stands in a conversation. */
const standingSchema = z.union([messageViewSchema, z.object({ rev: z.string().max(300) }).transform(({ rev }) => ({ rev, text: null }))]);

/** `chat.bsky.convo.defs#convoView`. */
export const convoSchema = z.object({
  id: z.string().min(1).max(300),
  rev: z.string().min(1).max(300),
  members: z.array(memberSchema).max(200),
  lastMessage: standingSchema.optional().catch(undefined),
  unreadCount: z.number().int().nonnegative(),
  kind: z.object({ $type: z.string() }).optional(),
});
export type Convo = z.infer<typeof convoSchema>;

/** A deleted message, or a note of the system: surely not one that is looked for. */
const wordlessSchema = z.object({ $type: z.string().refine((type) => type !== 'chat.bsky.convo.defs#messageView') });

/** `chat.bsky.convo.getMessages`. */
export const messagesSchema = z.object({
  cursor: z.string().max(2000).optional(),
  messages: z.array(z.union([messageViewSchema, wordlessSchema.transform(() => null)])).max(100),
});

export function said({ id, sender, text, sentAt }: z.infer<typeof messageViewSchema>): SaidMessage {
  return { id, from: sender.did, text, at: Date.parse(sentAt) };
}

/** A group's view names some of its members only, so who reads it cannot be shown. */
export function isDirect({ kind, members }: Convo): boolean {
  return members.length === 2 && (kind === undefined || kind.$type === 'chat.bsky.convo.defs#directConvo');
}

export function readersOf({ members }: Convo, self: string): readonly MessageReader[] {
  return members
    .filter(({ did }) => did !== self)
    .map(({ did, handle, displayName }) => ({ subject: did, handle, displayName: plainLine(displayName ?? '', longestName) }));
}

export function conversationOf(convo: Convo, self: string): Conversation {
  const { lastMessage } = convo;
  const newest = lastMessage === undefined || lastMessage.text === null ? null : said(lastMessage);
  return { id: convo.id, readers: readersOf(convo, self), newest, unread: convo.unreadCount };
}
