import { z } from 'zod';
import { kindSchema } from './account.ts';
import { messageSchema } from './message.ts';
import { preparedPartSchema } from './outbox.ts';

/**
 * Where a confirmed message is. `held` waits out the hold; `frozen` needs a new confirmation; `waiting` is due but the network
 * is down; `sending` has an attempt under way; `settling` was attempted with unknown outcome and asks the network; the rest
 * are final. A message that may have been sent cannot be recalled: somebody may have read it.
 */
export const messageStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held') }),
  z.object({
    kind: z.literal('frozen'),
    why: z.enum(['locked', 'slept', 'idle', 'quit', 'crashed', 'away', 'disarmed', 'tooLate', 'renamed', 'rules', 'refused']),
    words: z.string(),
  }),
  z.object({ kind: z.literal('waiting'), words: z.string(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('sending') }),
  z.object({ kind: z.literal('settling'), since: z.number(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('sent'), at: z.number() }),
  z.object({ kind: z.literal('refused'), law: z.number().int().min(1).max(9).nullable(), words: z.string(), at: z.number() }),
]);
export type MessageState = Readonly<z.infer<typeof messageStateSchema>>;

/** A confirmed message. It holds no `draft`, as an entry of posts holds no `message`: neither can pass for the other. */
export const messageEntrySchema = z.object({
  id: z.string().min(1).max(64),
  /** The message as confirmed; its readers are those that were shown. */
  message: messageSchema,
  identityId: z.string().min(1),
  /** The network's stable id of the sender that the banner showed; proof of sender must equal it. */
  subject: z.string().min(1),
  handle: z.string(),
  /** Of the sender's identity. */
  kind: kindSchema,
  /** Guarded as a brand, though nobody had said that it is one when it was confirmed. */
  kindInDoubt: z.boolean().optional(),
  confirmedAt: z.number(),
  holdMs: z.number().int().min(0),
  /** Epoch milliseconds at which the hold ends. */
  dueAt: z.number(),
  /** Null until it is built, which happens once, before the first attempt. */
  part: preparedPartSchema.nullable(),
  state: messageStateSchema,
});
export type MessageEntry = Readonly<z.infer<typeof messageEntrySchema>>;

/** Nothing of it can be at the network: it can be recalled without trace. */
export function isMessageUnsent({ state, part }: MessageEntry): boolean {
  const kinds: readonly MessageState['kind'][] = ['held', 'frozen', 'waiting', 'refused'];
  return kinds.includes(state.kind) && part?.attemptedAt === undefined;
}
