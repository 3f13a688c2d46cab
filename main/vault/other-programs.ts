import { z } from 'zod';
import { type SeenItem, searchFor } from '../../shared/other-sign-ins.ts';
import type { Clock } from '../clock.ts';
import type { DBus } from '../d-bus.ts';
import { type Asked, ask, objectPathsSchema, secretService, variantOf, wordsOf } from './secret-service.ts';

/** What lies in the keyring under a name: only what anybody may see of it. */
export type OtherItems =
  | {
      readonly kind: 'ok';
      readonly items: readonly { readonly service: string; readonly item: SeenItem }[];
      /** Why not everything that is there was seen, so that what is not among the items proves nothing; null where all was. */
      readonly missed: string | null;
    }
  | { readonly kind: 'failed'; readonly why: string };

/** Looks for items of other programs. */
export type SearchOtherPrograms = (services: readonly string[]) => Promise<OtherItems>;

const itemInterface = 'org.freedesktop.Secret.Item';
/** So many items of one name are looked at, at most. */
const mostItems = 200;
/** Milliseconds for all of it. */
const limitMs = 5_000;

/**
 * Searches by attribute, and reads labels and attributes of what is found (Secret Storage Specification 0.2). No secret is
 * asked for, no session opened, nothing unlocked; so locked items are seen as far as their keyring shows them.
 */
export function createSecretServiceSearch(openBus: () => DBus, clock: Pick<Clock, 'monotonic'>): SearchOtherPrograms {
  return async (services) => {
    const bus = openBus();
    const deadline = clock.monotonic() + limitMs;
    const left = (): number => Math.max(0, deadline - clock.monotonic());
    try {
      const items: { service: string; item: SeenItem }[] = [];
      let missed: string | null = null;
      for (const service of services) {
        const found = await searchItems(bus, service, left());
        if (found.kind !== 'ok' && items.length === 0) return { kind: 'failed', why: wordsOf(found) };
        if (found.kind !== 'ok') return { kind: 'ok', items, missed: wordsOf(found) };
        const paths = found.value.flat();
        if (paths.length > mostItems) missed ??= `it keeps more than ${mostItems} items of one name`;
        for (const path of paths.slice(0, mostItems)) {
          const seen = await seeItem(bus, path, left);
          items.push({ service, item: seen.item });
          missed ??= seen.missed;
        }
      }
      return { kind: 'ok', items, missed };
    } finally {
      bus.disconnect();
    }
  };
}

function searchItems(bus: DBus, service: string, limit: number): Promise<Asked<[string[], string[]]>> {
  const call = { ...secretService, member: 'SearchItems', signature: 'a{ss}', body: [searchFor(service)] };
  return ask(bus, call, limit, z.tuple([objectPathsSchema, objectPathsSchema]));
}

interface Seen {
  readonly item: SeenItem;
  readonly missed: string | null;
}

async function seeItem(bus: DBus, path: string, left: () => number): Promise<Seen> {
  const get = <T>(name: string, schema: z.ZodType<T>) => {
    const place = { destination: secretService.destination, path, interface: 'org.freedesktop.DBus.Properties' };
    return ask(bus, { ...place, member: 'Get', signature: 'ss', body: [itemInterface, name] }, left(), z.tuple([variantOf(schema)]));
  };
  const attributes = await get('Attributes', z.record(z.string(), z.string()));
  const label = await get('Label', z.string());
  const item = { attributes: attributes.kind === 'ok' ? attributes.value[0] : {}, label: label.kind === 'ok' ? label.value[0] : '' };
  return { item, missed: missedOf(attributes) ?? missedOf(label) };
}

/** What went away since it was found is nothing that was missed (names of the D-Bus and Secret Storage specifications). */
const gone = /\.(UnknownObject|UnknownMethod|UnknownInterface|NoSuchObject)$/;

function missedOf(answer: Asked<unknown>): string | null {
  if (answer.kind === 'ok' || (answer.kind === 'refused' && gone.test(answer.name))) return null;
  return wordsOf(answer);
}
