import type { CommandArguments, CommandName } from '../../shared/ipc.ts';

/** A command with its arguments, as an item of the menu sends it. */
export type TrayCommand = { readonly [N in CommandName]: { readonly name: N; readonly args: CommandArguments<N> } }[CommandName];

/** What choosing an item does: a command of ours, a new draft as somebody, or the end of the program. */
export type TrayAction =
  | { readonly kind: 'command'; readonly command: TrayCommand }
  | { readonly kind: 'newPost'; readonly identityId: string }
  | { readonly kind: 'quit' };

/** One line of the tray menu. An item without an action is shown, disabled. */
export type TrayItem =
  | { readonly kind: 'item'; readonly label: string; readonly action: TrayAction | null }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'separator' };

/** Shape and colour of the icon; the same state stands in words in the tooltip. */
export type TrayIconName = 'nobody' | 'personal' | 'brand' | 'blocked' | 'problem' | 'exception';

export interface TrayView {
  readonly icon: TrayIconName;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export const separator: TrayItem = { kind: 'separator' };

export function words(label: string): TrayItem {
  return { kind: 'item', label, action: null };
}

export function command<N extends CommandName>(label: string, name: N, args: CommandArguments<N>): TrayItem {
  return { kind: 'item', label, action: { kind: 'command', command: { name, args } as TrayCommand } };
}
