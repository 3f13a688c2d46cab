import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../rig/stage.ts';
import { companyStage, openScene, type Scene } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await scene.commands.must('window.open', { window: 'console', page: 'settings' });
  await scene.program.window(/console/);
});
afterAll(() => stage?.stop());

test('every window is sandboxed, isolated, without Node and webviews, and with no insecure or experimental switch', async () => {
  const all = await scene.program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().flatMap((window) => {
      if (window.isDestroyed()) return [];
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return [{ url: window.webContents.getURL(), preferences: contents.getLastWebPreferences() }];
    }),
  );
  expect(all.length).toBeGreaterThanOrEqual(2);
  for (const { url, preferences } of all) {
    expect(url).toMatch(/^app:\/\/hatcheck\//);
    expect(preferences, url).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
    expect(preferences.webSecurity, url).not.toBe(false);
    for (const off of ['allowRunningInsecureContent', 'experimentalFeatures', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'])
      expect(preferences[off] ?? false, `${off} in ${url}`).toBe(false);
    expect(preferences.enableBlinkFeatures ?? '', url).toBe('');
  }
});

test('a page has two calls, and nothing of Node or Electron', async () => {
  const found = await scene.page.evaluate(() => {
    const { hatcheck, ...rest } = window as unknown as Record<string, unknown>;
    const known = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in rest);
    return { calls: Object.keys(hatcheck as object).sort(), known };
  });
  expect(found).toEqual({ calls: ['run', 'subscribe'], known: [] });
});

test('a page is given no permission', async () => {
  const answers = await scene.page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(answers)).toEqual(new Set(['denied']));
  expect(await scene.page.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('a page cannot load from elsewhere, and its policy comes with the answer that carried it', async () => {
  const policy = await scene.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ originalPolicy }) => {
          if (originalPolicy.includes('frame-ancestors')) resolve(originalPolicy); // of the header: no <meta> can say that
        });
        void fetch('https://127.0.0.1:9/').catch(() => {});
      }),
  );
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
});

test.each(['https://127.0.0.1:9/', 'app://other/compose.html', 'app://hatcheck/console.html'])(
  'a page does not go to %s',
  async (address) => {
    const left = await scene.program.app.evaluate(({ BrowserWindow }, to) => {
      const window = BrowserWindow.getAllWindows().find((one) => !one.isDestroyed() && one.webContents.getURL().includes('compose'));
      if (window === undefined) throw new Error('There is no compose window.');
      const contents = window.webContents;
      const asked = new Promise<boolean>((resolve) => {
        contents.once('will-navigate', (event) => resolve(event.defaultPrevented));
      });
      return contents.executeJavaScript(`location.href = ${JSON.stringify(to)}; 0`, true).then(() => asked);
    }, address);
    expect(left, 'the navigation is prevented').toBe(true);
    expect(await scene.page.evaluate(() => location.href)).toMatch(/^app:\/\/hatcheck\/compose\.html/);
  },
);

test('a page opens no window and no webview; only an https address goes to the system browser', async () => {
  const opened = await scene.program.app.evaluate(async ({ shell, BrowserWindow, webContents }) => {
    const asked: string[] = [];
    const before = shell.openExternal;
    shell.openExternal = async (address) => void asked.push(address);
    const count = webContents.getAllWebContents().length;
    const window = BrowserWindow.getAllWindows().find((one) => !one.isDestroyed() && one.webContents.getURL().includes('compose'));
    const addresses = [
      'https://example.com/a',
      'http://example.com/b',
      'file:///etc/passwd',
      'app://hatcheck/console.html',
      'javascript:1',
    ];
    const opens = addresses.map((address) => `window.open(${JSON.stringify(address)}) === null`).join(',');
    const webview =
      "const view = document.createElement('webview'); view.setAttribute('src', 'https://example.com'); document.body.append(view); view.remove()";
    const refused: unknown = await window?.webContents.executeJavaScript(`${webview}; [${opens}]`, true);
    const result = { asked, refused, more: webContents.getAllWebContents().length - count };
    shell.openExternal = before;
    return result;
  });
  expect(opened).toEqual({ asked: ['https://example.com/a'], refused: [true, true, true, true, true], more: 0 });
});
