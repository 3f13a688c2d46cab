import { z } from 'zod';
import { kindSchema } from './account.ts';
import { draftSchema } from './post.ts';

/**
 * One record per post of the thread, complete and final: stored before the first attempt and sent byte for byte.
 * `key` is the idempotency key (on Bluesky the record key, a TID).
 */
export const preparedPartSchema = z.object({
  key: z.string().min(1).max(64),
  /** The network's own record, opaque outside its adapter. */
  record: z.unknown(),
  publishedUri: z.string().nullable(),
  publishedCid: z.string().nullable(),
  /** Epoch milliseconds of the last attempt; absent while it was certainly never on its way. */
  attemptedAt: z.number().optional(),
  /** Epoch milliseconds until which a request whose answer is missing may still take effect; absent where every one was answered. */
  lateUntil: z.number().optional(),
});
export type PreparedPart = Readonly<z.infer<typeof preparedPartSchema>>;

/**
 * Where a confirmed post is.
 * `held` waits out the hold; `frozen` needs a new confirmation; `waiting` is due but the network is down;
 * `sending` has an attempt under way; `settling` was attempted with unknown outcome and asks the network;
 * `recalling` was recalled while unknown: a late arrival is deleted;
 * `takingDown` is being deleted after *Wrong account*; the rest are final.
 */
export const outboxStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held') }),
  z.object({
    kind: z.literal('frozen'),
    why: z.enum(['locked', 'slept', 'idle', 'quit', 'crashed', 'away', 'disarmed', 'tooLate', 'renamed', 'rules', 'refused']),
    words: z.string(),
  }),
  z.object({ kind: z.literal('waiting'), words: z.string(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('sending') }),
  z.object({ kind: z.literal('settling'), since: z.number(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('recalling'), since: z.number(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('takingDown'), since: z.number(), nextTryAt: z.number() }),
  z.object({ kind: z.literal('published'), uri: z.string(), url: z.string(), at: z.number() }),
  z.object({ kind: z.literal('takenDown'), at: z.number(), liveForMs: z.number() }),
  z.object({ kind: z.literal('refused'), law: z.number().int().min(1).max(9).nullable(), words: z.string(), at: z.number() }),
]);
export type OutboxState = Readonly<z.infer<typeof outboxStateSchema>>;

export const outboxEntrySchema = z.object({
  id: z.string().min(1).max(64),
  /** The draft as confirmed. It is bound to `draft.identityId`, never null here. */
  draft: draftSchema,
  identityId: z.string().min(1),
  /** The network's stable id the banner showed; proof of sender must equal it. */
  subject: z.string().min(1),
  /** Origin of the server it was confirmed for, to ask there once its account is signed out; absent in older entries. */
  server: z.string().optional(),
  handle: z.string(),
  kind: kindSchema,
  /** Guarded as a brand, though nobody had said that it is one when it was confirmed. */
  kindInDoubt: z.boolean().optional(),
  confirmedAt: z.number(),
  holdMs: z.number().int().min(0),
  /** Epoch milliseconds at which the hold ends. */
  dueAt: z.number(),
  /** Null until the records are built, which happens once, before the first attempt. */
  prepared: z.array(preparedPartSchema).nullable(),
  state: outboxStateSchema,
});
export type OutboxEntry = Readonly<z.infer<typeof outboxEntrySchema>>;

const finalKinds: ReadonlySet<OutboxState['kind']> = new Set(['published', 'takenDown', 'refused']);

/** A final entry changes no more by itself. */
export function isFinal(entry: OutboxEntry): boolean {
  return finalKinds.has(entry.state.kind);
}

const unsentKinds: ReadonlySet<OutboxState['kind']> = new Set(['held', 'frozen', 'waiting', 'refused']);

/** Nothing of it can be on the network: recalling leaves no trace. A thread stopped half-way is not unsent. */
export function isUnsent(entry: OutboxEntry): boolean {
  return unsentKinds.has(entry.state.kind) && !(entry.prepared ?? []).some((part) => part.attemptedAt !== undefined);
}
