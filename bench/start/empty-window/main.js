import { app, BrowserWindow } from 'electron';

/** The least an Electron program can be: one window of the compose window's size, shown once it can be. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 640, height: 760, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<title>empty</title><body>empty</body>');
});
app.on('window-all-closed', () => app.quit());
