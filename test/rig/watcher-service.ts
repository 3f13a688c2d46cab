import { type Message, Variant } from '@jellybrick/dbus-next';
import { z } from 'zod';
import type { BusAnswer, BusClient } from './bus-client.ts';

/** Where on the bus a tray icon is spoken to. */
export type TrayAddress = { readonly destination: string; readonly path: string };

export type TrayItems = { count(): number; newest(): TrayAddress | undefined };

const WATCHER = 'org.kde.StatusNotifierWatcher';
const DEFAULT_ITEM_PATH = '/StatusNotifierItem';

/**
 * Serves org.kde.StatusNotifierWatcher, at which tray icons register, and keeps the list of those that are there.
 * See the StatusNotifierItem specification at freedesktop.org.
 */
export async function serveWatcher(bus: BusClient, changed: () => void): Promise<TrayItems> {
  let items: readonly (TrayAddress & { readonly owner: string })[] = [];
  const register = (message: Message): BusAnswer => {
    const given = z.tuple([z.string()]).parse(message.body)[0];
    // A program gives the name it can be reached at, or, as libappindicator does, only a path.
    const address = given.startsWith('/') ? { destination: message.sender, path: given } : { destination: given, path: DEFAULT_ITEM_PATH };
    items = [...items, { ...address, owner: message.sender }];
    changed();
    return { signature: '', body: [] };
  };
  bus.serve((message) => {
    if (message.path !== '/StatusNotifierWatcher') return undefined;
    if (message.member === 'RegisterStatusNotifierItem') return register(message);
    if (message.member === 'RegisterStatusNotifierHost') return { signature: '', body: [] };
    return answerProperties(message, items);
  });
  await bus.listen('org.freedesktop.DBus', (message) => {
    if (message.member !== 'NameOwnerChanged') return;
    const [name, , newOwner] = z.tuple([z.string(), z.string(), z.string()]).parse(message.body);
    if (newOwner !== '') return;
    items = items.filter((item) => item.owner !== name && item.destination !== name);
    changed();
  });
  await bus.own(WATCHER);
  const newest = () => {
    const item = items.at(-1);
    return item && { destination: item.destination, path: item.path };
  };
  return { count: () => items.length, newest };
}

function answerProperties(message: Message, items: readonly TrayAddress[]): BusAnswer {
  const properties: Readonly<Record<string, Variant>> = {
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0),
    RegisteredStatusNotifierItems: new Variant(
      'as',
      items.map((item) => item.destination + item.path),
    ),
  };
  if (message.member === 'GetAll') return { signature: 'a{sv}', body: [properties] };
  const wanted = message.member === 'Get' ? properties[String(message.body[1])] : undefined;
  return wanted && { signature: 'v', body: [wanted] };
}
