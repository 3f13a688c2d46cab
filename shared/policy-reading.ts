import { isCheckOrType } from './checks/names.ts';
import { jsonPlaces, lineOf } from './json-places.ts';
import { withoutByteOrderMark } from './json-text.ts';
import { defaultPolicy, type Policy, type PolicyOutcome, type PolicyProblem, type PolicySource } from './policy.ts';
import { completePolicy, isPolicyKey, policySchema } from './policy-schema.ts';

interface Found {
  readonly location: string;
  readonly level: PolicySource['level'];
}

/** One policy as found, not yet understood: the text of a file, or values from where a system keeps values. */
export type PolicyDocument = (Found & { readonly text: string }) | (Found & { readonly values: ReadonlyMap<string, unknown> });

/** What a place of policies gave: the documents in the order of their names, and what could not be read. */
export interface PolicyReading {
  readonly documents: readonly PolicyDocument[];
  readonly problems: readonly PolicyProblem[];
}

/** One document understood: its known keys with valid values, its other keys, or what is wrong with it. */
interface ParsedDocument {
  readonly source: PolicySource;
  readonly values: Partial<Policy>;
  readonly unknownKeys: readonly string[];
  readonly problems: readonly PolicyProblem[];
}

const newest = 1;

/**
 * Reads all documents as one policy. Managed wins over recommended, and within a level the later name wins,
 * key by key; a list is replaced, not joined. Any problem in any document makes the whole invalid, and
 * `lastGood` (or the defaults) goes on restricting. `now` is in epoch milliseconds.
 */
export function readPolicy(reading: PolicyReading, lastGood: Policy | null, now: number): PolicyOutcome {
  const parsed = reading.documents.map(parseDocument);
  const problems = [...reading.problems, ...parsed.flatMap((document) => document.problems)];
  if (problems.length > 0) return { kind: 'invalid', problems, restrictions: lastGood ?? defaultPolicy, readAt: now };
  if (parsed.length === 0) return { kind: 'absent' };
  const level = (wanted: PolicySource['level']) => parsed.filter((document) => document.source.level === wanted);
  const values = Object.assign({}, ...[...level('recommended'), ...level('managed')].map((document) => document.values));
  return {
    kind: 'active',
    policy: completePolicy(values),
    sources: parsed.map((document) => document.source),
    unknownKeys: [...new Set(parsed.flatMap((document) => document.unknownKeys))],
    readAt: now,
  };
}

function parseDocument(document: PolicyDocument): ParsedDocument {
  return 'text' in document ? parseText(document) : parseValues(document);
}

function parseValues({ location, level, values }: Extract<PolicyDocument, { values: unknown }>): ParsedDocument {
  return readKeys(values, { location, level, keys: [] }, (key, words) => ({ location, key, line: null, words }));
}

function parseText({ location, level, text: raw }: Extract<PolicyDocument, { text: unknown }>): ParsedDocument {
  const text = withoutByteOrderMark(raw);
  const places = jsonPlaces(text);
  const problem = (key: string | null, offset: number | undefined, words: string): PolicyProblem => ({
    location,
    key,
    line: offset === undefined ? null : lineOf(text, offset),
    words,
  });
  const broken = (problems: readonly PolicyProblem[]): ParsedDocument => ({
    source: { location, level, keys: [] },
    values: {},
    unknownKeys: [],
    problems,
  });
  if (places.brokenAt !== null) return broken([problem(null, places.brokenAt, 'This is not JSON from this line on. Mend the file.')]);
  if (places.twice !== null) {
    const { key, at } = places.twice;
    return broken([problem(key, at, 'This key is written twice. Keep one of the two.')]);
  }
  const content: unknown = JSON.parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return broken([problem(null, 0, 'The file must hold one JSON object. Put the keys between braces.')]);
  }
  return readKeys(new Map(Object.entries(content)), { location, level, keys: [] }, (key, words) =>
    problem(key, places.keys.get(key), words),
  );
}

function readKeys(
  content: ReadonlyMap<string, unknown>,
  source: PolicySource,
  problem: (key: string, words: string) => PolicyProblem,
): ParsedDocument {
  const keys = [...content.keys()].filter(isPolicyKey);
  const unknownKeys = [...content.keys()].filter((key) => !isPolicyKey(key));
  const version = versionProblem(content.get('PolicyVersion'));
  if (version !== null) return { source, values: {}, unknownKeys, problems: [problem('PolicyVersion', version)] };
  const read = keys.map((key) => ({ key, result: policySchema.shape[key].safeParse(content.get(key)) }));
  const problems = read
    .filter(({ result }) => !result.success)
    .map(({ key }) => problem(key, `${key} must be ${policySchema.shape[key].description}. Correct it.`));
  const values: Partial<Policy> = Object.fromEntries(read.map(({ key, result }) => [key, result.data]));
  if (problems.length > 0 || values.CheckLevels === undefined) return { source: { ...source, keys }, values, unknownKeys, problems };
  const levels = knownLevels(values.CheckLevels);
  return {
    source: { ...source, keys },
    values: { ...values, CheckLevels: levels.known },
    unknownKeys: [...unknownKeys, ...levels.unknown],
    problems,
  };
}

/** A name that is no check's and no finding's raises nothing: it is reported and ignored like a key that is not known. */
function knownLevels(levels: Policy['CheckLevels']): { readonly known: Policy['CheckLevels']; readonly unknown: readonly string[] } {
  const known = Object.entries(levels).filter(([name]) => isCheckOrType(name));
  const unknown = Object.keys(levels).filter((name) => !isCheckOrType(name));
  return { known: Object.fromEntries(known), unknown: unknown.map((name) => `CheckLevels.${name}`) };
}

function versionProblem(version: unknown): string | null {
  if (version === newest) return null;
  if (version === undefined) return `PolicyVersion is missing. Add "PolicyVersion": ${newest}.`;
  if (typeof version === 'number' && version > newest) return 'PolicyVersion is newer than this Hatcheck knows. Update Hatcheck.';
  return `PolicyVersion must be ${newest}. Correct it.`;
}
