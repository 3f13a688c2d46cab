import { app, BrowserWindow } from 'electron';

// Another program, over the whole screen, which tells where it was clicked.
const page = '<title>Below</title><body style="margin:0;height:100vh;background:#224" onclick="document.title=\'Below, \'+event.clientX">';

app.whenReady().then(() => {
  const window = new BrowserWindow({ fullscreen: true });
  window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
});
