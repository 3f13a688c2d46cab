import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Clock } from '../clock.ts';
import { keepTrayCurrent } from '../tray/keep-current.ts';
import { createTrayRenderer, type TrayHandle } from '../tray/render.ts';
import type { TrayAction } from '../tray/tray-item.ts';

/** The shortcut of *Stop everything*, as Electron and as people write it. */
export const stopKey = { accelerator: 'CommandOrControl+Alt+.', words: process.platform === 'darwin' ? '⌘⌥.' : 'Ctrl+Alt+.' } as const;

export interface InTray {
  show(snapshot: Snapshot): void;
  /** Takes the icon away for good. */
  remove(): void;
}

/** Shows each snapshot in the tray. A click on the icon itself opens Hatcheck, where a desktop tells of one. */
export function showInTray(assets: string, clock: Clock, act: (action: TrayAction) => void): InTray {
  let tray: Tray | null = null;
  let removed = false;
  const render = createTrayRenderer({
    create: (image) => {
      tray = new Tray(image);
      return trayHandle(tray, act);
    },
    image: (name) => nativeImage.createFromPath(join(assets, 'tray', `${name}.png`)),
    act,
  });
  const show = keepTrayCurrent((view) => (removed ? undefined : render(view)), clock, stopKey.words);
  return {
    show,
    remove() {
      removed = true;
      tray?.destroy();
    },
  };
}

function trayHandle(tray: Tray, act: (action: TrayAction) => void): TrayHandle {
  tray.on('click', () => act({ kind: 'command', command: { name: 'window.open', args: { window: 'compose' } } }));
  return {
    setImage: (image) => tray.setImage(image),
    setToolTip: (words) => tray.setToolTip(words),
    setMenu: (items) => tray.setContextMenu(Menu.buildFromTemplate([...items])),
  };
}
