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
 * `notKnown` is the same where the network cannot tell: only the person can, by looking at the page;
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
  /** `notBefore`: epoch milliseconds until which the network asked for patience; absent where it named no time. */
  z.object({ kind: z.literal('waiting'), words: z.string(), nextTryAt: z.number(), notBefore: z.number().optional() }),
  z.object({ kind: z.literal('sending') }),
  z.object({ kind: z.literal('settling'), since: z.number(), nextTryAt: z.number() }),
  /** `certainAt`: epoch milliseconds from which it cannot arrive any more, so that not seeing it there means something. */
  z.object({ kind: z.literal('notKnown'), since: z.number(), certainAt: z.number() }),
  z.object({ kind: z.literal('recalling'), since: z.number(), nextTryAt: z.number() }),
  /**
   * `seen`, at the last look: `notAsked` where the network could not be asked to delete it; it is deleted, and `there` all
   * the same; or nobody could look (`unknown`). Absent before the first.
   */
  z.object({
    kind: z.literal('takingDown'),
    since: z.number(),
    nextTryAt: z.number(),
    seen: z.enum(['notAsked', 'there', 'unknown']).optional(),
  }),
  /** `uri` and `url` are empty where only the person saw it there. */
  z.object({ kind: z.literal('published'), uri: z.string(), url: z.string(), at: z.number() }),
  /**
   * `looked`: who saw that it is gone. An outsider (absent in older entries too), the account itself where nobody can look
   * signed out, or nobody: then the network's word is all there is.
   */
  z.object({
    kind: z.literal('takenDown'),
    at: z.number(),
    liveForMs: z.number(),
    looked: z.enum(['outsider', 'account', 'nobody']).optional(),
  }),
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
  /** The same in every post that was confirmed by the same gesture; absent where it was the only one. */
  together: z.string().max(64).optional(),
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

/** No request of it that left can take effect after this (epoch milliseconds); 0 where every one was answered. */
export function certainFrom(entry: OutboxEntry): number {
  return Math.max(0, ...(entry.prepared ?? []).map((part) => part.lateUntil ?? 0));
}

/** From when on others could see it (epoch milliseconds), or null where no attempt was made. */
export function liveSince(entry: OutboxEntry): number | null {
  return entry.prepared?.[0]?.attemptedAt ?? null;
}

const unsentKinds: ReadonlySet<OutboxState['kind']> = new Set(['held', 'frozen', 'waiting', 'refused']);

/** Nothing of it can be on the network: recalling leaves no trace. A thread stopped half-way is not unsent. */
export function isUnsent(entry: OutboxEntry): boolean {
  return unsentKinds.has(entry.state.kind) && !(entry.prepared ?? []).some((part) => part.attemptedAt !== undefined);
}
