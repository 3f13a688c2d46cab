/**
 * Starts the app in the folder named last on the command line, and prints `painted EPOCH_MS` once its first window is on
 * the screen with the element that `BENCH_SELECTOR` names in it. Both sides of the comparison start through this.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, ipcMain, session } from 'electron';

const folder = process.argv.at(-1);
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

app.once('ready', () => {
  const preload = path.join(import.meta.dirname, 'say-painted-preload.cjs');
  // Electron 35 has the first, and from then on warns of the second.
  if (session.defaultSession.registerPreloadScript === undefined) session.defaultSession.setPreloads([preload]);
  else session.defaultSession.registerPreloadScript({ type: 'frame', filePath: preload });
});

const shown = new Promise((resolve) => {
  app.on('browser-window-created', (_event, window) => window.once('show', resolve));
});
ipcMain.handle('bench:selector', () => process.env.BENCH_SELECTOR);
ipcMain.handle('bench:shown', () => shown.then(() => undefined));
ipcMain.once('bench:painted', (_event, at) => process.stdout.write(`painted ${at}\n`));

app.setAppPath(folder);
app.setName(manifest.productName);
app.setVersion(manifest.version);
await import(pathToFileURL(path.join(folder, manifest.main)).href);
