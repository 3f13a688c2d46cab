import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type PulseModel, pulseModelSchema } from '../../shared/pulse/pulse-model.ts';

const bytes = z.base64().transform((text) => new Int8Array(Buffer.from(text, 'base64')));
const table = z.looseObject({ weights: bytes });
const pulseFileSchema = z.looseObject({ negative: table, positive: table }).pipe(pulseModelSchema);

/** Throws, naming the file, where it is missing or is not a model. */
export async function readPulseModel(path: string): Promise<PulseModel> {
  const text = await readFile(path, 'utf8');
  const read = pulseFileSchema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`${path} is not a model that this version of Hatcheck reads.`);
  return read.data;
}
