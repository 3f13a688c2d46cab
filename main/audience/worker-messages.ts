import { z } from 'zod';
import { sentimentSchema } from '../../shared/pulse/mention.ts';

const share = z.number().min(0).max(1);
const readingSchema = z.object({ label: sentimentSchema, pNegative: share, pNeutral: share, pPositive: share }).readonly();
const countedSchema = z.object({ reading: readingSchema, label: sentimentSchema.nullable() }).readonly();
const estimateSchema = z
  .object({
    ...{ negative: share, low: share, high: share, n: z.number().int(), labelled: z.number().int() },
    method: z.enum(['none', 'model', 'model-and-labels', 'labels']),
  })
  .readonly();
const columnsSchema = z.object({ text: z.string(), time: z.string() }).readonly();

/** What main asks of the worker. */
export const workerCallSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model') }),
  z.object({ kind: z.literal('file'), text: z.string(), columns: columnsSchema.nullable(), now: z.number() }),
  z.object({ kind: z.literal('read'), texts: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('estimate'), groups: z.array(z.array(countedSchema).readonly()).readonly() }),
]);
export type WorkerCall = Readonly<z.infer<typeof workerCallSchema>>;

const fileMention = z.object({ text: z.string(), at: z.number(), author: z.string().nullable() }).readonly();
const fileReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok'), mentions: z.array(fileMention).readonly(), empty: z.number() }),
  z.object({
    ...{ kind: z.literal('chooseColumns'), columns: z.array(z.string()).readonly() },
    ...{ text: z.string().nullable(), time: z.string().nullable() },
  }),
  z.object({ kind: z.literal('bad'), words: z.string() }),
]);

/** What it answers; `failed` where it could not, in plain words. */
export const workerAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model'), fingerprint: z.string() }),
  z.object({ kind: z.literal('file'), reading: fileReading }),
  z.object({ kind: z.literal('read'), readings: z.array(readingSchema).readonly() }),
  z.object({ kind: z.literal('estimate'), shares: z.array(estimateSchema).readonly() }),
  z.object({ kind: z.literal('failed'), words: z.string() }),
]);
export type WorkerAnswer = Readonly<z.infer<typeof workerAnswerSchema>>;

export const toWorkerSchema = z.object({ id: z.number().int(), call: workerCallSchema });
export const fromWorkerSchema = z.object({ id: z.number().int(), answer: workerAnswerSchema });
