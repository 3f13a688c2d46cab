import { assertNever } from '../../shared/assert-never.ts';
import type { PolicyType } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import type { RegistryKey, RegistryValue } from './registry-text.ts';

/** One policy of the registry: its values by key, and what is written in a way that cannot be read. */
export interface RegistryPolicy {
  readonly values: ReadonlyMap<string, unknown>;
  readonly problems: readonly { readonly key: string; readonly words: string }[];
}

/** A value as the schema knows it, or why there is none. */
type Read = { readonly value: unknown } | { readonly words: string };

/** The registry does not tell the case of letters apart. */
const byLowerCase: ReadonlyMap<string, PolicyKeyName> = new Map(policyKeyNames.map((name) => [name.toLowerCase(), name]));

/**
 * What the values right in `path`, and the keys right below it, say about policy keys. `skip`: a key below that is none.
 * A list is a key of its own with the values 1, 2, 3…, as Group Policy writes it, or one REG_MULTI_SZ.
 */
export function readRegistryPolicy(keys: readonly RegistryKey[], path: readonly string[], skip: string | null): RegistryPolicy {
  const values = new Map<string, unknown>();
  const problems: { readonly key: string; readonly words: string }[] = [];
  const take = (written: string, read: (type: PolicyType) => Read | null): void => {
    const name = byLowerCase.get(written.toLowerCase());
    const result = name === undefined ? { value: null } : read(policyKey(name).type);
    const key = name ?? written;
    if (result === null) return;
    if (values.has(key)) problems.push({ key, words: `${key} is set twice, as a value and as a key. Keep one of the two.` });
    else if ('value' in result) values.set(key, result.value);
    else problems.push({ key, words: `${key} ${result.words}` });
  };
  for (const key of keys) {
    const below = under(path, key.path);
    if (below === null) continue;
    const [name, ...deeper] = below;
    if (name === undefined) for (const value of key.values) take(value.name, (type) => fromValue(type, value));
    else if (name.toLowerCase() === skip?.toLowerCase()) continue;
    else if (deeper.length === 0) take(name, (type) => fromKey(type, key.values));
    else values.set(below.join('\\'), null);
  }
  return { values, problems };
}

/** The names from `top` down to `path`; null where it is not in there. */
function under(top: readonly string[], path: readonly string[]): readonly string[] | null {
  const isIn = top.every((name, index) => path[index]?.toLowerCase() === name.toLowerCase());
  return isIn ? path.slice(top.length) : null;
}

function fromValue(type: PolicyType, { type: written, data }: RegistryValue): Read {
  const wanted = registryType(type);
  const isWhole = wanted === 'REG_DWORD' && written === 'REG_QWORD';
  if (written !== wanted && !isWhole) return { words: `is written as ${written}. Write it as ${wanted ?? 'a key with values'}.` };
  if (wanted === 'REG_DWORD') return { value: type.kind === 'trueOrFalse' ? truth(data) : Number(data) };
  return wanted === 'REG_MULTI_SZ' ? lettersOf(data.split('\\0').filter((item) => item !== '')) : lettersOf(data);
}

/** The type a value must have; null of what only a key with values can hold. */
export function registryType(type: PolicyType): 'REG_DWORD' | 'REG_SZ' | 'REG_MULTI_SZ' | null {
  switch (type.kind) {
    case 'version':
    case 'wholeNumber':
    case 'trueOrFalse':
      return 'REG_DWORD';
    case 'choice':
    case 'text':
      return 'REG_SZ';
    case 'list':
      return 'REG_MULTI_SZ';
    case 'workingHours':
    case 'levels':
      return null;
    default:
      return assertNever(type);
  }
}

/** Anything but 0 and 1 is left a number, which is no truth. */
function truth(data: string): boolean | number {
  const number = Number(data);
  return number === 0 || number === 1 ? number === 1 : number;
}

/** Null of a key without values: Group Policy leaves those behind when a rule is taken back. */
function fromKey(type: PolicyType, values: readonly RegistryValue[]): Read | null {
  const wanted = registryType(type);
  if (wanted === 'REG_DWORD' || wanted === 'REG_SZ') return { words: `is a key. Write it as a value of the type ${wanted}.` };
  if (values.length === 0) return null;
  const wrong = values.find((value) => value.type !== 'REG_SZ');
  if (wrong !== undefined) return { words: `holds a ${wrong.type}. Write each of its values as REG_SZ.` };
  if (type.kind === 'list') return lettersOf(values.toSorted((a, b) => Number(a.name) - Number(b.name)).map(({ data }) => data));
  const pairs = values.map(({ name, data }) => [name, data] as const);
  if (type.kind === 'levels') return lettersOf(Object.fromEntries(pairs));
  const days = (data: string): readonly string[] => data.split(/[\s,]+/).filter((day) => day !== '');
  return lettersOf(Object.fromEntries(pairs.map(([name, data]) => [name, name === 'Days' ? days(data) : data])));
}

/**
 * reg.exe prints in the code page of the console, which has not every letter and puts others in their place; so letters
 * beyond ASCII are refused as such, and read where they are written as in JSON (`\u00fc`).
 */
function lettersOf(value: unknown): Read {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is ASCII.
  if (!/^[\x00-\x7f]*$/.test(JSON.stringify(value))) {
    return { words: 'has letters that Windows does not pass on reliably. Write ü as \\u00fc, and host names in punycode.' };
  }
  return { value: unescaped(value) };
}

function unescaped(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (Array.isArray(value)) return value.map(unescaped);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unescaped(one)]));
  return value;
}
