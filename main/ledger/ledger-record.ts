import { createHash } from 'node:crypto';
import { z } from 'zod';
import { networkIdSchema } from '../../shared/account.ts';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../shared/ledger-event.ts';
import { canonicalJson } from './canonical-json.ts';
import type { LedgerLine } from './ledger.ts';
import { pseudonymOf } from './pseudonym.ts';
import { digestAs, lineDigest } from './tree-hash.ts';

/** `prevHash` of the first line. */
export const noHash = '0'.repeat(64);

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** A brand by its network's id; any other account by its pseudonym, null while the keyring that holds the key is locked. */
const recordedSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('brand'), network: networkIdSchema, subject: z.string() }),
  z.object({ kind: z.literal('personal'), network: networkIdSchema, pseudonym: z.string().nullable() }),
  z.object({ kind: z.literal('doubtful'), network: networkIdSchema, pseudonym: z.string().nullable() }),
]);

/**
 * One line of the file. `wall` and `monotonic` are milliseconds; `prevHash` is of the line before, in hex: of version 2 its
 * hash as a leaf of the tree (RFC 6962), of version 1 SHA-256 over its bytes. New lines are of version 2.
 */
const ledgerRecordSchema = ledgerEventSchema.omit({ who: true }).extend({
  v: z.union([z.literal(1), z.literal(2)]),
  seq: z.number().int().min(1),
  bootId: z.string().min(1).max(64),
  wall: z.number().int(),
  monotonic: z.number().int(),
  prevHash: hashSchema,
  who: recordedSubjectSchema.nullable(),
});
export type LedgerRecord = Readonly<z.infer<typeof ledgerRecordSchema>>;

/** All that the chain needs of a line, so that a newer program's lines still verify. */
const linkSchema = z.object({ v: z.number().int().min(1), seq: z.number().int().min(1), prevHash: hashSchema });
export type Link = Readonly<z.infer<typeof linkSchema>>;

/** The last line: where the chain goes on. */
export interface Head {
  readonly seq: number;
  /** Its hash as a leaf of the tree, in hex. */
  readonly hash: string;
}

/** When and in which run of the program an event happened. */
export interface Moment {
  readonly bootId: string;
  readonly wall: number;
  readonly monotonic: number;
}

const reasonCode = /^[\w.:-]+$/;

/** Replaces what the ledger must not hold: who is no known brand by a pseudonym, the address of their post, words in place of a reason code. */
export function recordOf(event: LedgerEvent, after: Head | null, moment: Moment, pseudonymKey: string | null): LedgerRecord {
  const reason = event.reason === null || reasonCode.test(event.reason) ? event.reason : 'withheld';
  const post = event.who?.kind === 'brand' ? event.post : null;
  const link = { v: 2 as const, seq: (after?.seq ?? 0) + 1, prevHash: after?.hash ?? noHash };
  return { ...event, ...moment, ...link, reason, post, who: recordedSubject(event.who, pseudonymKey) };
}

function recordedSubject(who: LedgerEvent['who'], pseudonymKey: string | null): LedgerRecord['who'] {
  if (who === null) return null;
  if (who.kind === 'brand') return { kind: 'brand', network: who.network, subject: who.subject };
  return { kind: who.kind, network: who.network, pseudonym: pseudonymKey === null ? null : pseudonymOf(who, pseudonymKey) };
}

/** The line without its end. */
export function encodeRecord(record: LedgerRecord): string {
  const { about, ...rest } = record;
  return canonicalJson(about === undefined ? rest : { ...rest, about });
}

/** What `prevHash` of a line of version `version` must be where `line` stands before it. */
export function hashForNext(line: Uint8Array, version: number): string {
  return version === 1 ? createHash('sha256').update(line).digest('hex') : digestAs('hex', lineDigest(line));
}

/** Null where the line is not canonical JSON with a link in it. */
export function readLink(text: string): Link | null {
  const value = jsonOrUndefined(text);
  const link = linkSchema.safeParse(value);
  return link.success && value !== undefined && canonicalJson(value) === text ? link.data : null;
}

/** Null where this program cannot show the line: damaged, or written by a newer one. */
export function readLine(text: string): LedgerLine | null {
  const parsed = ledgerRecordSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return null;
  const { seq, wall, act, decision, reason, law, who, ref, post, about } = parsed.data;
  const event = { act, decision, reason, law, who: shownSubject(who), ref, post, ...(about === undefined ? {} : { about }) };
  return { seq, wall, event, pseudonym: who === null || who.kind === 'brand' ? null : who.pseudonym };
}

function shownSubject(who: LedgerRecord['who']): LedgerEvent['who'] {
  if (who === null || who.kind === 'brand') return who;
  return { kind: who.kind, network: who.network, subject: who.pseudonym ?? '' };
}
