import type { MenuItemConstructorOptions, NativeImage } from 'electron';
import type { TrayAction, TrayIconName, TrayItem, TrayView } from './tray-item.ts';

/** The part of Electron's Tray that is used. */
export interface TrayHandle {
  setImage(image: NativeImage): void;
  setToolTip(words: string): void;
  setMenu(items: readonly MenuItemConstructorOptions[]): void;
}

export interface TrayParts {
  readonly create: (image: NativeImage) => TrayHandle;
  readonly image: (name: TrayIconName) => NativeImage;
  readonly act: (action: TrayAction) => void;
}

/** Shows a view; what has not changed is not set again, since every new menu gets new ids. */
export type RenderTray = (view: TrayView) => void;

export function createTrayRenderer({ create, image, act }: TrayParts): RenderTray {
  let tray: TrayHandle | null = null;
  let shown: { readonly icon: TrayIconName; readonly tooltip: string; readonly menu: string } | null = null;

  return (view) => {
    const menu = JSON.stringify(view.items);
    if (tray === null) tray = create(image(view.icon));
    else if (shown?.icon !== view.icon) tray.setImage(image(view.icon));
    if (shown?.tooltip !== view.tooltip) tray.setToolTip(view.tooltip);
    if (shown?.menu !== menu) tray.setMenu(view.items.map((item) => menuItem(item, act)));
    shown = { icon: view.icon, tooltip: view.tooltip, menu };
  };
}

function menuItem(item: TrayItem, act: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'submenu':
      return { label: escaped(item.label), submenu: item.items.map((child) => menuItem(child, act)) };
    case 'item': {
      const { action } = item;
      if (action === null) return { label: escaped(item.label), enabled: false };
      return { label: escaped(item.label), click: () => act(action) };
    }
  }
}

/** A single ampersand would mark the letter to press. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
