import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { type PackedPulse, type PulseModel, packedPulseSchema, unpackPulse } from '../../shared/pulse/pulse-model.ts';

/** On disk the model is JSON, its tables in base64 (numbers of several bytes little-endian). */
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const signedBytes = bytes.transform((buffer) => new Int8Array(buffer));
const words = bytes.transform((buffer) => Uint32Array.from({ length: buffer.length >> 2 }, (_, at) => buffer.readUInt32LE(4 * at)));
const pulseFileSchema = z
  .looseObject({
    negative: z.looseObject({ weights: signedBytes }),
    positive: z.looseObject({ weights: signedBytes }),
    lexicon: z.object({ keys: words, valences: signedBytes }),
  })
  .pipe(packedPulseSchema);

/** Throws, naming the file, where it is missing or is not a model. */
export async function readPulseModel(path: string): Promise<PulseModel> {
  const read = pulseFileSchema.safeParse(jsonOrUndefined(await readFile(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is not a model that this version of Hatcheck reads.`);
  return unpackPulse(read.data);
}

export async function writePulseModel(path: string, model: PackedPulse): Promise<void> {
  const { negative, positive, lexicon } = model;
  const keys = Buffer.alloc(4 * lexicon.keys.length);
  for (const [at, key] of lexicon.keys.entries()) keys.writeUInt32LE(key, 4 * at);
  const file = {
    ...model,
    negative: { ...negative, weights: textOf(negative.weights) },
    positive: { ...positive, weights: textOf(positive.weights) },
    lexicon: { keys: keys.toString('base64'), valences: textOf(lexicon.valences) },
  };
  await writeFile(path, `${JSON.stringify(file)}\n`);
}

function textOf(table: Int8Array): string {
  return Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');
}
