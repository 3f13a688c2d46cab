import type { JsonValue } from '../../shared/json-text.ts';

/**
 * One spelling per value, so that its hash is stable: names sorted by UTF-16 code unit, no white space
 * (RFC 8785, JSON Canonicalization Scheme; its number and string rules are those of `JSON.stringify`).
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

// `Array.isArray` does not narrow readonly arrays.
function isList(value: readonly JsonValue[] | { readonly [name: string]: JsonValue }): value is readonly JsonValue[] {
  return Array.isArray(value);
}
