import { z } from 'zod';
import { type SeenItem, searchFor } from '../../shared/other-sign-ins.ts';
import type { Clock } from '../clock.ts';
import type { DBus } from '../d-bus.ts';
import { type Asked, ask, objectPathsSchema, secretService, variantOf, wordsOf } from './secret-service.ts';

/** What lies in the keyring under a name: only what anybody may see of it. */
export type OtherItems =
  | { readonly kind: 'ok'; readonly items: readonly { readonly service: string; readonly item: SeenItem }[] }
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
      for (const service of services) {
        const found = await searchItems(bus, service, left());
        if (found.kind !== 'ok') return { kind: 'failed', why: wordsOf(found) };
        for (const path of found.value.flat().slice(0, mostItems)) {
          const item = await seeItem(bus, path, left);
          // Gone meanwhile, or not shown: there is nothing to say about it.
          if (item !== null) items.push({ service, item });
        }
      }
      return { kind: 'ok', items };
    } finally {
      bus.disconnect();
    }
  };
}

function searchItems(bus: DBus, service: string, limit: number): Promise<Asked<[string[], string[]]>> {
  const call = { ...secretService, member: 'SearchItems', signature: 'a{ss}', body: [searchFor(service)] };
  return ask(bus, call, limit, z.tuple([objectPathsSchema, objectPathsSchema]));
}

async function seeItem(bus: DBus, path: string, left: () => number): Promise<SeenItem | null> {
  const get = <T>(name: string, schema: z.ZodType<T>) => {
    const place = { destination: secretService.destination, path, interface: 'org.freedesktop.DBus.Properties' };
    return ask(bus, { ...place, member: 'Get', signature: 'ss', body: [itemInterface, name] }, left(), z.tuple([variantOf(schema)]));
  };
  const attributes = await get('Attributes', z.record(z.string(), z.string()));
  const label = await get('Label', z.string());
  if (attributes.kind !== 'ok' && label.kind !== 'ok') return null;
  return { attributes: attributes.kind === 'ok' ? attributes.value[0] : {}, label: label.kind === 'ok' ? label.value[0] : '' };
}
