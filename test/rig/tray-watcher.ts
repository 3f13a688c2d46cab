import { Variant } from '@jellybrick/dbus-next';
import { z } from 'zod';
import { type BusClient, connectBus } from './bus-client.ts';
import type { Desktop } from './desktop.ts';
import { findItem, type MenuItem, parseMenu } from './tray-menu.ts';
import { within } from './wait-for.ts';
import { serveWatcher, type TrayAddress } from './watcher-service.ts';

/** What the tray shows at one moment. */
export type TrayView = {
  readonly tooltip: string;
  readonly icon: TrayIcon | undefined;
  readonly menu: readonly MenuItem[];
};

/** The largest picture of the icon: four bytes a pixel, in the order alpha, red, green, blue. */
export type TrayIcon = { readonly width: number; readonly height: number; readonly argb: Uint8Array };

export type TrayWatcher = {
  /** How many tray icons there are now. */
  count(): number;
  /** Waits until there is no tray icon any more. */
  untilEmpty(): Promise<void>;
  /** Waits for a program's tray icon; the newest, when there are several. */
  view(): Promise<TrayView>;
  /** Waits until what the tray shows fits, looking again whenever it says that it changed. */
  waitUntil(what: string, fits: (view: TrayView) => boolean, withinMs?: number): Promise<TrayView>;
  /** Chooses a menu item by its labels, as a click would. Throws when it is not there or disabled. */
  click(...labels: readonly string[]): Promise<void>;
  /** The plain click on the icon itself. */
  activate(): Promise<void>;
  stop(): void;
};

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const DEFAULT_WAIT_MS = 10_000;

/**
 * Plays the panel of a desktop: owns the name tray icons look for, and reads and drives them over D-Bus.
 * Start it before the program, which looks for a panel only once.
 */
export async function startTrayWatcher(desktop: Desktop): Promise<TrayWatcher> {
  const bus = await connectBus(desktop.sessionBus);
  const changes = new EventTarget();
  const changed = () => void changes.dispatchEvent(new Event('change'));
  const items = await serveWatcher(bus, changed);
  await bus.listen(ITEM, changed);
  await bus.listen(MENU, changed);

  const waitUntil: TrayWatcher['waitUntil'] = async (what, fits, withinMs = DEFAULT_WAIT_MS) => {
    let last: TrayView | undefined;
    const look = async () => {
      const item = items.newest();
      last = item === undefined ? undefined : await readView(bus, item);
      return last !== undefined && fits(last) ? last : undefined;
    };
    const waiting = untilChangeBrings(changes, look);
    return within(`the tray: ${what}`, withinMs, waiting.found)
      .catch((error: unknown) => {
        throw new Error(`${String(error)}. It shows ${last === undefined ? 'no icon' : describe(last)}`);
      })
      .finally(waiting.giveUp);
  };
  const view = () => waitUntil('an icon', () => true);
  const newest = async () => {
    await view();
    return items.newest() ?? Promise.reject(new Error('The tray icon has just gone'));
  };
  return {
    count: items.count,
    untilEmpty: async () => {
      const gone = untilChangeBrings(changes, async () => items.count() === 0 || undefined);
      await within('the tray to be empty', DEFAULT_WAIT_MS, gone.found).finally(gone.giveUp);
    },
    view,
    waitUntil,
    click: async (...labels) => click(bus, await newest(), labels),
    activate: async () => {
      await bus.call({ ...(await newest()), interface: ITEM, member: 'Activate', signature: 'ii', body: [0, 0] });
    },
    stop: bus.close,
  };
}

/** Looks now and after every change. A look overtaken by a change is made again, so that no change is missed. */
function untilChangeBrings<T>(changes: EventTarget, look: () => Promise<T | undefined>) {
  const stop = new AbortController();
  const found = new Promise<T>((resolve) => {
    let looking = false;
    let again = false;
    const lookNow = async () => {
      again = true;
      if (looking) return;
      looking = true;
      while (again && !stop.signal.aborted) {
        again = false;
        // The program may set its menu anew, or go, between two of our questions: the next change tells.
        const seen = await look().catch(() => undefined);
        if (seen !== undefined) return resolve(seen);
      }
      looking = false;
    };
    changes.addEventListener('change', lookNow, { signal: stop.signal });
    void lookNow();
  });
  return { found, giveUp: () => stop.abort() };
}

const variant = <T extends z.ZodType>(value: T) => z.object({ value });
const picture = z.tuple([z.number(), z.number(), z.instanceof(Uint8Array)]);
const itemProperties = z.object({
  Menu: variant(z.string()),
  ToolTip: variant(z.tuple([z.string(), z.unknown(), z.string(), z.string()])).optional(),
  IconPixmap: variant(z.array(picture)).optional(),
});

async function readProperties(bus: BusClient, item: TrayAddress) {
  const answer = await bus.call({
    ...item,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'GetAll',
    signature: 's',
    body: [ITEM],
  });
  return z.tuple([itemProperties]).parse(answer)[0];
}

async function readMenu(bus: BusClient, item: TrayAddress, path: string): Promise<readonly MenuItem[]> {
  const body = [0, -1, []];
  return parseMenu(await bus.call({ ...item, path, interface: MENU, member: 'GetLayout', signature: 'iias', body }));
}

async function readView(bus: BusClient, item: TrayAddress): Promise<TrayView> {
  const { Menu, ToolTip, IconPixmap } = await readProperties(bus, item);
  const [largest] = [...(IconPixmap?.value ?? [])].sort(([a], [b]) => b - a);
  const icon = largest && { width: largest[0], height: largest[1], argb: largest[2] };
  return { tooltip: ToolTip?.value[2] ?? '', icon, menu: await readMenu(bus, item, Menu.value) };
}

/** Ids change with every menu the program sets. One set between our two questions makes the click miss, and it is made again. */
async function click(bus: BusClient, item: TrayAddress, labels: readonly string[], attempts = 5): Promise<void> {
  const path = (await readProperties(bus, item)).Menu.value;
  const { id, enabled } = findItem(await readMenu(bus, item, path), labels);
  if (!enabled) throw new Error(`"${labels.join(' > ')}" in the tray menu is disabled`);
  const body = [id, 'clicked', new Variant('s', ''), Math.floor(Date.now() / 1000)];
  try {
    await bus.call({ ...item, path, interface: MENU, member: 'Event', signature: 'isvu', body });
  } catch (error) {
    const missed = error instanceof Error && error.message.includes('error occurred in Event');
    if (!missed || attempts <= 1) throw error;
    await click(bus, item, labels, attempts - 1);
  }
}

function describe(view: TrayView): string {
  return JSON.stringify({ tooltip: view.tooltip, menu: view.menu.map((item) => item.label) });
}
