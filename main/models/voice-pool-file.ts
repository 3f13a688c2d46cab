import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { type VoicePool, voicePoolSchema } from '../../shared/voice/voice-pool.ts';

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** On disk the pool is JSON, its tables in base64. */
const poolFileSchema = z
  .looseObject({ words: bytes, characters: bytes, manners: z.array(z.looseObject({ habits: bytes })) })
  .pipe(voicePoolSchema);

/** Throws, naming the file, where it is missing or is not a pool of voices. */
export async function readVoicePool(path: string): Promise<VoicePool> {
  const text = await readFile(path, 'utf8');
  const read = poolFileSchema.safeParse(jsonOrUndefined(text));
  if (!read.success) throw new Error(`${path} is not a pool of voices that this version of Hatcheck reads.`);
  return read.data;
}

export async function writeVoicePool(path: string, pool: VoicePool): Promise<void> {
  const manners = pool.manners.map((manner) => ({ ...manner, habits: base64(manner.habits) }));
  await writeFile(path, `${JSON.stringify({ ...pool, words: base64(pool.words), characters: base64(pool.characters), manners })}\n`);
}

function base64(table: Uint8Array): string {
  return Buffer.from(table).toString('base64');
}
