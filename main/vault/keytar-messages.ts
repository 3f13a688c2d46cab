import { z } from 'zod';

/** What the worker answers. Items written by others may break our rules for secrets and are passed on as they are. */
export const keytarAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), items: z.array(z.object({ key: z.string(), secret: z.string() })) }),
  z.object({ kind: z.literal('read'), secret: z.string().nullable() }),
  z.object({ kind: z.literal('write') }),
  z.object({ kind: z.literal('remove'), existed: z.boolean() }),
  z.object({ kind: z.literal('failed'), why: z.string() }),
]);
export type KeytarAnswer = Readonly<z.infer<typeof keytarAnswerSchema>>;

const idSchema = z.number().int().positive();
export const fromWorkerSchema = z.object({ id: idSchema, answer: keytarAnswerSchema });
export type FromWorker = Readonly<z.infer<typeof fromWorkerSchema>>;
