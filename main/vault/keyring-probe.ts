import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { DBus, DBusAnswer, DBusCall } from '../d-bus.ts';
import type { ItemCount } from './keyring.ts';
import {
  type Asked,
  ask,
  collectionInterface,
  keytarAttributes,
  noObject,
  objectPathsSchema,
  secretService,
  variantOf,
  wordsOf,
} from './secret-service.ts';

/** As the keyring's probe, with what unlocking needs to know. */
export type SecretServiceProbe =
  | { readonly kind: 'ready'; readonly sender: string }
  | {
      readonly kind: 'locked';
      readonly sender: string;
      /** Collections and items to unlock. */
      readonly objects: readonly string[];
      /** There is no keyring to keep anything in: one must be created. */
      readonly createDefault: boolean;
    }
  | { readonly kind: 'missing'; readonly why: string }
  | { readonly kind: 'silent'; readonly why: string };

/** Everything known of one question round: who asks whom, for whose items, and until when. */
export interface ProbeOptions {
  readonly bus: DBus;
  readonly clock: Clock;
  /** The service name our items are stored under. */
  readonly service: string;
  /** Milliseconds for the whole probe. */
  readonly limitMs: number;
}

/**
 * Asks the Secret Service, without ever prompting, whether keytar could work now.
 *
 * - Nobody provides the service: `missing`.
 * - The default collection is locked, or an item of ours lies in another one that is: `locked`, since keytar would open
 *   a prompt and hang.
 * - No default collection yet (an account never logged in to with a password, or a session that only just started the
 *   service): `locked` too. The keyring can keep secrets once the person answers its prompt, which is what `locked`
 *   means to them; the prompt then asks for the password of a new keyring.
 */
export async function probeSecretService(options: ProbeOptions): Promise<SecretServiceProbe> {
  const asker = createAsker(options);
  const alias = await asker(readDefault, z.tuple([z.string()]));
  if (alias.kind !== 'ok') return isAbsent(alias) ? missing(alias) : silent(alias);
  const collection = alias.value[0];

  const found = await asker(searchItems(options.service, null), z.tuple([objectPathsSchema, objectPathsSchema]));
  if (found.kind !== 'ok') return silent(found);
  const lockedItems = found.value[1];
  if (collection === noObject) return { kind: 'locked', sender: alias.sender, objects: lockedItems, createDefault: true };

  const locked = await asker(readLocked(collection), z.tuple([variantOf(z.boolean())]));
  if (locked.kind !== 'ok') return silent(locked);
  const objects = [...(locked.value[0] ? [collection] : []), ...lockedItems];
  if (objects.length > 0) return { kind: 'locked', sender: alias.sender, objects, createDefault: false };
  return { kind: 'ready', sender: alias.sender };
}

/** Counts our items with this key, or all of them (null), locked or not. */
export async function countItems(options: ProbeOptions, key: string | null): Promise<ItemCount> {
  const found = await createAsker(options)(searchItems(options.service, key), z.tuple([objectPathsSchema, objectPathsSchema]));
  if (found.kind === 'ok') return { kind: 'ok', items: found.value[0].length + found.value[1].length };
  return { kind: 'failed', why: `The keyring cannot be asked: ${wordsOf(found)}.` };
}

const readDefault: DBusCall = { ...secretService, member: 'ReadAlias', signature: 's', body: ['default'], mayStart: true };

function searchItems(service: string, key: string | null): DBusCall {
  return { ...secretService, member: 'SearchItems', signature: 'a{ss}', body: [keytarAttributes(service, key)] };
}

function readLocked(collection: string): DBusCall {
  return {
    destination: secretService.destination,
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    body: [collectionInterface, 'Locked'],
  };
}

/** Asks within what is left of the limit. */
function createAsker({ bus, clock, limitMs }: ProbeOptions) {
  const deadline = clock.monotonic() + limitMs;
  return <T>(call: DBusCall, schema: z.ZodType<T>): Promise<Asked<T>> => ask(bus, call, Math.max(deadline - clock.monotonic(), 0), schema);
}

type Failed = Exclude<DBusAnswer, { kind: 'ok' }>;

/** The bus knows nobody of that name, cannot start them, or there is no bus (D-Bus specification, standard errors). */
function isAbsent(answer: Failed): boolean {
  if (answer.kind === 'refused') return /\.(ServiceUnknown|NameHasNoOwner|AccessDenied|Spawn\.\w+)$/.test(answer.name);
  return answer.kind === 'disconnected';
}

function missing(answer: Failed): SecretServiceProbe {
  if (answer.kind === 'disconnected') {
    return { kind: 'missing', why: `This session has no D-Bus through which a keyring could be reached: ${answer.words}.` };
  }
  return {
    kind: 'missing',
    why: `This session has no keyring (org.freedesktop.secrets): ${wordsOf(answer)}. Install GNOME Keyring or KWallet, then log in again.`,
  };
}

function silent(answer: Failed): SecretServiceProbe {
  return {
    kind: 'silent',
    why: `The keyring gives no answer: ${wordsOf(answer)}. Hatcheck asks again by itself; logging in again helps if this lasts.`,
  };
}
