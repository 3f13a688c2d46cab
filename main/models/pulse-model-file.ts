import { readFile, writeFile } from 'node:fs/promises';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import {
  type PackedPulse,
  type PackedTable,
  type PackedTables,
  type PulseModel,
  packedPulseSchema,
  unpackPulse,
} from '../../shared/pulse/pulse-model.ts';

/** On disk the model is JSON, its tables in base64 (numbers of several bytes little-endian), the weights deflated (RFC 1950). */
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const signedBytes = bytes.transform((buffer) => new Int8Array(buffer));
/** A table of 2^20 places is the largest; what would become longer is no model. */
const longestTable = 2 ** 20;
const deflatedBytes = bytes.transform((buffer, context) => {
  try {
    return new Int8Array(inflateSync(buffer, { maxOutputLength: longestTable }));
  } catch {
    context.addIssue('not deflated');
    return z.NEVER;
  }
});
const words = bytes.transform((buffer) => Uint32Array.from({ length: buffer.length >> 2 }, (_, at) => buffer.readUInt32LE(4 * at)));
const table = z.looseObject({ weights: deflatedBytes });
const tables = z.object({ negative: table, positive: table });
const pulseFileSchema = z
  .looseObject({
    share: tables,
    single: tables,
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
  const { share, single, lexicon } = model;
  const keys = Buffer.alloc(4 * lexicon.keys.length);
  for (const [at, key] of lexicon.keys.entries()) keys.writeUInt32LE(key, 4 * at);
  const file = {
    ...model,
    share: writtenTables(share),
    single: writtenTables(single),
    lexicon: { keys: keys.toString('base64'), valences: textOf(lexicon.valences) },
  };
  await writeFile(path, `${JSON.stringify(file)}\n`);
}

function writtenTables({ negative, positive }: PackedTables) {
  return { negative: writtenTable(negative), positive: writtenTable(positive) };
}

/** Hashed weights do not repeat, so only how common each level is saves space. */
function writtenTable({ bias, scale, weights }: PackedTable) {
  return { bias, scale, weights: deflateSync(weights, { strategy: constants.Z_HUFFMAN_ONLY }).toString('base64') };
}

function textOf(table: Int8Array): string {
  return Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');
}
