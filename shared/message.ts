import { z } from 'zod';

/** Somebody a direct message goes to, as the network shows them. */
export const readerSchema = z.object({
  /** The network's stable id. */
  subject: z.string().min(1).max(300),
  /** Without the at sign. */
  handle: z.string().min(1).max(300),
  displayName: z.string().max(300),
});
export type MessageReader = Readonly<z.infer<typeof readerSchema>>;

/**
 * A direct message being written. It shares no type with a post (`Draft`), so that no edit can make one of the other.
 */
export const messageSchema = z.object({
  kind: z.literal('message'),
  id: z.string().min(1).max(64),
  identityId: z.string().max(400),
  /** Everybody who will read it, beside its writer. */
  to: z.array(readerSchema).min(1).max(50),
  text: z.string().max(10_000),
  /** Epoch milliseconds. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Message = Readonly<z.infer<typeof messageSchema>>;
