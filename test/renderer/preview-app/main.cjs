// One sandboxed window with no permissions, as the program's own are, to show previews in.
const { app, BrowserWindow, session } = require('electron');

app.whenReady().then(() => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  const window = new BrowserWindow({ width: 640, height: 640, useContentSize: true, webPreferences: { sandbox: true } });
  window.loadURL('about:blank');
});
