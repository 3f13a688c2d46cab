import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, type Session, shell, type WebContents } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** The pages there are; each is one HTML file of `renderer/`. */
export type PageName = 'compose' | 'console' | 'strip' | 'unlock';

export interface WindowFactoryParts {
  /** Absolute path of the built preload script. */
  readonly preload: string;
  /** Called with each new window's contents, before its page loads: only these may send commands, and each only its own. */
  readonly trust: (contents: WebContents, page: PageName) => void;
}

/** Makes a window for one of our pages, closed to everything else. */
export type WindowFactory = (page: PageName, options: BrowserWindowConstructorOptions, hash?: string) => BrowserWindow;

/** Paper and night of renderer/tokens.css, so that a window does not flash before its page paints. */
const background = { light: '#ffffff', dark: '#1c1917' } as const;

export function createWindowFactory({ preload, trust }: WindowFactoryParts): WindowFactory {
  return (page, options, hash = '') => {
    const window = new BrowserWindow({
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      ...options,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webviewTag: false,
        spellcheck: spellsByTheSystem,
      },
    });
    closeToTheOutside(window.webContents);
    trust(window.webContents, page);
    void window.loadURL(addressOf(page, hash));
    return window;
  };
}

export function addressOf(page: PageName, hash = ''): string {
  return `${appOrigin}/${page}.html${hash === '' ? '' : `#${hash}`}`;
}

/** No navigation, no new windows, no webview; a web address opens in the system browser (checklist, items 13 to 15). */
function closeToTheOutside(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openInBrowser(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function openInBrowser(address: string): void {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') void shell.openExternal(address);
}

/** Pages need no permission of any kind (camera, notifications of their own, clipboard reading…). */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}

/** Only macOS brings a speller of its own: for any other, Chromium fetches dictionaries from its maker as soon as a session begins. */
const spellsByTheSystem = process.platform === 'darwin';

/** No window of the program asks for spelling there either; this keeps the session itself from fetching. */
export function fetchNoDictionaries(session: Session): void {
  if (spellsByTheSystem) return;
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}
