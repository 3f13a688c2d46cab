import type { JsonValue } from '../json-text.ts';
import type { LedgerEvent } from '../ledger-event.ts';
import { activityOf, type OcsfClass, ocsfIds, ocsfVersion } from './ocsf-classes.ts';

/** An entry as the ledger holds it: whoever is no known brand is in it under a pseudonym already. */
export interface ExportEntry {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly wall: number;
  readonly event: LedgerEvent;
  readonly pseudonym: string | null;
}

/** Where entries come from. */
export interface ExportSource {
  /** Name of the computer. */
  readonly host: string;
  /** Version of Hatcheck. */
  readonly version: string;
  /** Names this ledger among others. */
  readonly log: string;
}

/** One field of what is exported. The exporter writes these and no others, and the page *What IT sees* shows them. */
export interface ExportField {
  /** Names from the outside in, with dots between. */
  readonly path: string;
  /** What it holds, in plain words. */
  readonly words: string;
  /** Only in events of these classes; absent: in all. */
  readonly classes?: readonly OcsfClass[];
  /** Undefined: not in this event. */
  readonly of: (entry: ExportEntry, source: ExportSource) => JsonValue | undefined;
}

const notNamed = 'not-named';
const informational = 1;
const low = 2;
const medium = 3;
const success = 1;
const failure = 2;
const finding = ['compliance_finding'] as const;
const authentication = ['authentication'] as const;
const lifecycle = ['application_lifecycle'] as const;
const api = ['api_activity'] as const;
// Of a finding it says how far somebody got with it, which nobody here knows.
const notFinding = [...authentication, ...lifecycle, ...api] as const;

const idsOf = ({ event }: ExportEntry) => ocsfIds[activityOf(event.act).class];
const isBad = ({ event }: ExportEntry): boolean => event.decision === 'refused' || event.decision === 'failed';

/** Who it is about: a brand by the network's id, anybody else by the keyed pseudonym. */
function subjectOf({ event, pseudonym }: ExportEntry): string {
  if (event.who === null) return notNamed;
  return event.who.kind === 'brand' ? event.who.subject : (pseudonym ?? notNamed);
}

/** What only events about a brand hold. */
function ofBrand<T extends JsonValue>({ event }: ExportEntry, value: T | null | undefined): T | undefined {
  return event.who?.kind === 'brand' ? (value ?? undefined) : undefined;
}

export const exportFields: readonly ExportField[] = [
  { path: 'class_uid', words: 'Which kind of event it is.', of: (entry) => idsOf(entry).uid },
  { path: 'category_uid', words: 'The group of that kind.', of: (entry) => idsOf(entry).category },
  { path: 'activity_id', words: 'What was done, as a number.', of: ({ event }) => activityOf(event.act).id },
  {
    path: 'type_uid',
    words: 'Kind and what was done, as one number.',
    of: (entry) => idsOf(entry).uid * 100 + activityOf(entry.event.act).id,
  },
  { path: 'time', words: 'When it was decided, in milliseconds since 1970.', of: ({ wall }) => wall },
  {
    path: 'severity_id',
    words: 'How grave it is: a refusal or failure is low, a law that held is medium.',
    of: (entry) => severityOf(entry),
  },
  { path: 'status_id', words: 'Whether it went through.', classes: notFinding, of: (entry) => (isBad(entry) ? failure : success) },
  { path: 'status_code', words: 'How it was decided: allowed, refused, done, failed or noted.', of: ({ event }) => event.decision },
  { path: 'status_detail', words: 'The code of the reason, never words that somebody wrote.', of: (entry) => reasonOf(entry) },
  {
    path: 'message',
    words: 'What was decided on, and how, by their names in Hatcheck.',
    of: ({ event }) => `${event.act} ${event.decision}`,
  },
  { path: 'metadata.version', words: 'The release of OCSF.', of: () => ocsfVersion },
  { path: 'metadata.uid', words: 'The name of this entry: the history and its number in it.', of: ({ seq }, { log }) => `${log}#${seq}` },
  { path: 'metadata.sequence', words: 'The number of this entry.', of: ({ seq }) => seq },
  { path: 'metadata.profiles', words: 'That the computer is named.', of: () => ['host'] },
  { path: 'metadata.product.name', words: 'Hatcheck.', of: () => 'Hatcheck' },
  { path: 'metadata.product.vendor_name', words: 'Who makes it.', of: () => 'Hatcheck' },
  { path: 'metadata.product.version', words: 'Its version.', of: (_, { version }) => version },
  { path: 'device.hostname', words: 'The name of this computer.', of: (_, { host }) => host },
  { path: 'device.type_id', words: 'That nobody says what kind of computer it is.', of: () => 0 },
  { path: 'user.uid', words: 'The account: a brand by its id, any other by a pseudonym.', classes: authentication, of: subjectOf },
  { path: 'service.name', words: 'The network.', classes: authentication, of: ({ event }) => event.who?.network ?? 'Hatcheck' },
  { path: 'actor.user.uid', words: 'The account: a brand by its id, any other by a pseudonym.', classes: api, of: subjectOf },
  { path: 'actor.app_name', words: 'Hatcheck.', classes: api, of: () => 'Hatcheck' },
  { path: 'api.operation', words: 'What was decided on, by its name in Hatcheck.', classes: api, of: ({ event }) => event.act },
  { path: 'api.service.name', words: 'The network.', classes: api, of: ({ event }) => event.who?.network },
  {
    path: 'api.request.uid',
    words: 'A random number for the draft. Brands only.',
    classes: api,
    of: (entry) => ofBrand(entry, entry.event.ref),
  },
  { path: 'src_endpoint.hostname', words: 'The name of this computer.', classes: api, of: (_, { host }) => host },
  { path: 'resources', words: 'The address of the published post. Brands only.', classes: api, of: (entry) => resourcesOf(entry) },
  { path: 'app.name', words: 'Hatcheck.', classes: lifecycle, of: () => 'Hatcheck' },
  { path: 'app.vendor_name', words: 'Who makes it.', classes: lifecycle, of: () => 'Hatcheck' },
  { path: 'app.version', words: 'Its version.', classes: lifecycle, of: (_, { version }) => version },
  { path: 'finding_info.uid', words: 'The name of this entry.', classes: finding, of: ({ seq }, { log }) => `${log}#${seq}` },
  { path: 'finding_info.title', words: 'What was judged.', classes: finding, of: ({ event }) => event.act },
  {
    path: 'resources',
    words: 'The account: a brand by its id, any other by a pseudonym.',
    classes: finding,
    of: (entry) => accountOf(entry),
  },
  { path: 'compliance.standards', words: 'The rules it was judged by.', classes: finding, of: () => ['Hatcheck policy'] },
  { path: 'compliance.status_id', words: 'Whether it passed.', classes: finding, of: (entry) => (isBad(entry) ? 3 : 1) },
];

/** Codes of reasons are plain words with hyphens; anything that could be a name or an address stays here. */
function reasonOf({ event }: ExportEntry): string | undefined {
  return event.reason !== null && /^[A-Za-z]+(-[A-Za-z]+)*$/.test(event.reason) ? event.reason : undefined;
}

function severityOf(entry: ExportEntry): number {
  if (!isBad(entry)) return informational;
  return entry.event.law === null ? low : medium;
}

function resourcesOf(entry: ExportEntry): JsonValue | undefined {
  const post = ofBrand(entry, entry.event.post);
  return post === undefined ? undefined : [{ uid: post, type: 'post' }];
}

function accountOf(entry: ExportEntry): JsonValue | undefined {
  return entry.event.who === null ? undefined : [{ uid: subjectOf(entry), type: 'account' }];
}

/** The fields of an event, in their order. */
export function fieldsOf(entry: ExportEntry, source: ExportSource): readonly (readonly [ExportField, JsonValue])[] {
  const { class: ofClass } = activityOf(entry.event.act);
  return exportFields.flatMap((field) => {
    if (field.classes !== undefined && !field.classes.includes(ofClass)) return [];
    const value = field.of(entry, source);
    return value === undefined ? [] : [[field, value] as const];
  });
}

/** An entry as an event of OCSF. */
export function ocsfEvent(entry: ExportEntry, source: ExportSource): { readonly [name: string]: JsonValue } {
  return fieldsOf(entry, source).reduce((event, [{ path }, value]) => withValue(event, path.split('.'), value), {});
}

type JsonObject = { readonly [name: string]: JsonValue };

function withValue(object: JsonObject, [name = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = object[name];
  return { ...object, [name]: withValue(isObject(inner) ? inner : {}, rest, value) };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
