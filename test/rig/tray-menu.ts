import { z } from 'zod';

/** One item of a tray menu as the person sees it. */
export type MenuItem = {
  /** Changes with every menu the program sets: find items by label. */
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  /** Undefined for items that cannot be checked. */
  readonly checked: boolean | undefined;
  readonly separator: boolean;
  readonly children: readonly MenuItem[];
};

const variant = <T extends z.ZodType>(value: T) => z.object({ value });
const properties = z.object({
  label: variant(z.string()).optional(),
  enabled: variant(z.boolean()).optional(),
  visible: variant(z.boolean()).optional(),
  type: variant(z.string()).optional(),
  'toggle-type': variant(z.string()).optional(),
  'toggle-state': variant(z.number()).optional(),
});
const node = z.tuple([z.number(), properties, z.array(variant(z.unknown()))]);
const layout = z.tuple([z.number(), z.unknown()]);

/** Reads the answer of com.canonical.dbusmenu.GetLayout: the visible items at the top of the menu. */
export function parseMenu(answer: readonly unknown[]): readonly MenuItem[] {
  return parseNode(layout.parse(answer)[1])?.children ?? [];
}

/** The item at a path of labels, from the top of the menu down. Throws, telling what there is, when it is not there. */
export function findItem(menu: readonly MenuItem[], path: readonly string[]): MenuItem {
  let among = menu;
  let found: MenuItem | undefined;
  for (const label of path) {
    found = among.find((item) => item.label === label);
    if (found === undefined) throw new Error(`The tray menu has no "${path.join(' > ')}". At this level: ${labels(among)}`);
    among = found.children;
  }
  if (found === undefined) throw new Error('Name at least one label of the tray menu');
  return found;
}

function labels(items: readonly MenuItem[]): string {
  return items.map((item) => (item.separator ? '-' : `"${item.label}"`)).join(', ') || 'nothing';
}

/** The properties left out of a layout have the defaults of the dbusmenu protocol; an invisible item is none. */
function parseNode(raw: unknown): MenuItem | undefined {
  const [id, given, children] = node.parse(raw);
  if (given.visible?.value === false) return undefined;
  return {
    id,
    label: withoutMnemonic(given.label?.value ?? ''),
    enabled: given.enabled?.value ?? true,
    checked: given['toggle-type']?.value ? given['toggle-state']?.value === 1 : undefined,
    separator: given.type?.value === 'separator',
    children: children.flatMap((child) => parseNode(child.value) ?? []),
  };
}

/** A single underscore marks the letter to press, a double one is an underscore. */
function withoutMnemonic(label: string): string {
  return label.replaceAll(/_(_?)/g, '$1');
}
