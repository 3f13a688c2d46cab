import { z } from 'zod';
import { refusalOfName, refusalOfSecret } from './secret-rules.ts';

const nameSchema = z.string().refine((name) => refusalOfName(name) === null);
const secretSchema = z.string().refine((secret) => refusalOfSecret(secret) === null);

/** What main asks of the worker that runs keytar. */
export const keytarCallSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), service: nameSchema }),
  z.object({ kind: z.literal('read'), service: nameSchema, key: nameSchema }),
  z.object({ kind: z.literal('write'), service: nameSchema, key: nameSchema, secret: secretSchema }),
  z.object({ kind: z.literal('remove'), service: nameSchema, key: nameSchema }),
]);
export type KeytarCall = Readonly<z.infer<typeof keytarCallSchema>>;

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
export const toWorkerSchema = z.object({ id: idSchema, call: keytarCallSchema });
export type ToWorker = Readonly<z.infer<typeof toWorkerSchema>>;
export const fromWorkerSchema = z.object({ id: idSchema, answer: keytarAnswerSchema });
export type FromWorker = Readonly<z.infer<typeof fromWorkerSchema>>;
