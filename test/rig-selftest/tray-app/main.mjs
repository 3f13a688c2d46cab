// A program with a window and a tray icon, to try the rig on: one menu item changes what the tray shows, one quits.
import { app, BrowserWindow, Menu, nativeImage, Tray } from 'electron';

let paused = false;

// Not awaited: Electron becomes ready only after an ES module entry has finished loading.
app.whenReady().then(async () => {
  const tray = new Tray(square(0x22));
  show(tray);
  const window = new BrowserWindow({ width: 400, height: 300 });
  await window.loadURL('data:text/html,<title>Tray app</title><h1>Tray app</h1>');
});

function show(tray) {
  tray.setToolTip(paused ? 'Paused' : 'Running');
  tray.setImage(square(paused ? 0xff : 0x22));
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Not_now', enabled: false },
      { type: 'separator' },
      { label: 'Pause', type: 'checkbox', checked: paused, click: () => togglePause(tray) },
      { label: 'More', submenu: [{ label: 'Quit', click: () => app.quit() }] },
    ]),
  );
}

function togglePause(tray) {
  paused = !paused;
  show(tray);
}

/** An opaque square in one shade of grey. */
function square(shade) {
  const pixels = Buffer.alloc(22 * 22 * 4, shade);
  for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 0xff;
  return nativeImage.createFromBitmap(pixels, { width: 22, height: 22 });
}
