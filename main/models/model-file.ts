import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { type PackedModel, packedModelSchema } from '../../shared/learn/packed-model.ts';

/** On disk a model is JSON, its weights in base64. */
const modelFileSchema = z.preprocess((file) => {
  const holder = z.looseObject({ weights: z.base64() }).safeParse(file);
  if (!holder.success) return file;
  return { ...holder.data, weights: new Int8Array(Buffer.from(holder.data.weights, 'base64')) };
}, packedModelSchema);

/** Throws, naming the file, where it is missing or is not a model. */
export async function readModelFile(path: string): Promise<PackedModel> {
  const text = await readFile(path, 'utf8');
  const read = modelFileSchema.safeParse(jsonOrUndefined(text));
  if (!read.success) throw new Error(`${path} is not a model that this version of Hatcheck reads.`);
  return read.data;
}

export async function writeModelFile(path: string, model: PackedModel): Promise<void> {
  const weights = Buffer.from(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength).toString('base64');
  await writeFile(path, `${JSON.stringify({ ...model, weights })}\n`);
}
