import { z } from 'zod';
import type { DBus, DBusAnswer, DBusCall } from '../d-bus.ts';

/** Names of the Secret Service API (freedesktop.org, Secret Storage Specification 0.2). */
export const secretService = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
} as const;
export const collectionInterface = 'org.freedesktop.Secret.Collection';
export const promptInterface = 'org.freedesktop.Secret.Prompt';
/** The object path that stands for "none". */
export const noObject = '/';

/** The attributes by which keytar stores and finds items through libsecret (its schema is the generic one). */
export function keytarAttributes(service: string, key: string | null): Readonly<Record<string, string>> {
  return { 'xdg:schema': 'org.freedesktop.Secret.Generic', service, ...(key === null ? {} : { account: key }) };
}

export type Asked<T> = { readonly kind: 'ok'; readonly value: T; readonly sender: string } | Exclude<DBusAnswer, { kind: 'ok' }>;

/** A call whose answer must have the shape that the specification gives it. */
export async function ask<T>(bus: DBus, call: DBusCall, limitMs: number | null, schema: z.ZodType<T>): Promise<Asked<T>> {
  const answer = await bus.call(call, limitMs);
  if (answer.kind !== 'ok') return answer;
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return { kind: 'ok', value: parsed.data, sender: answer.sender };
  return { kind: 'refused', name: 'unreadable', words: `${call.member} was answered in an unknown form` };
}

export const objectPathsSchema = z.array(z.string());
/** A variant, as the library hands it over. */
export const variantOf = <T>(schema: z.ZodType<T>) => z.object({ value: schema }).transform((variant) => variant.value);

/** What went wrong, in words for the end of a sentence. */
export function wordsOf(answer: Exclude<DBusAnswer, { kind: 'ok' }>): string {
  if (answer.kind === 'timeUp') return 'it did not answer in time';
  return answer.words;
}
