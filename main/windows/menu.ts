import type { MenuItemConstructorOptions } from 'electron';

/** Shown on macOS, and elsewhere while Alt is pressed: keys for editing, zooming and quitting, and nothing for developers. */
export function menuTemplate(platform: NodeJS.Platform): readonly MenuItemConstructorOptions[] {
  const edit: MenuItemConstructorOptions = { role: 'editMenu' };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }],
  };
  const window: MenuItemConstructorOptions = { role: 'windowMenu' };
  if (platform === 'darwin') return [{ role: 'appMenu' }, edit, view, window];
  return [{ label: 'Hatcheck', submenu: [{ role: 'close' }, { role: 'quit' }] }, edit, view];
}
