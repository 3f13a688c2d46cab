import type { JsonValue } from '@atproto/lex-json';

/**
 * The content id a record will have on the server: the hash of its canonical encoding (DAG-CBOR, SHA-256;
 * https://atproto.com/specs/data-model). Two records are the same byte for byte if, and only if, these are equal.
 * `null` where the value is not a record at all.
 */
export async function contentIdOf(record: unknown): Promise<string | null> {
  // At first use: the encoding would be read at every start of the program, before its window shows.
  const [{ cidForLex }, { jsonToLex }] = await Promise.all([import('@atproto/lex-cbor'), import('@atproto/lex-json')]);
  try {
    return (await cidForLex(jsonToLex(record as JsonValue, { strict: true }))).toString();
  } catch {
    return null;
  }
}
