// One sandboxed window, as the program's own are, to show previews in.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 640, height: 640, useContentSize: true, webPreferences: { sandbox: true } });
  window.loadURL('about:blank');
});
