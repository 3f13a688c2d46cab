import type { App, BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { choiceOf, crashPage } from './crash-page.ts';
import { crashReport, type Fault, type ReportFacts } from './crash-report.ts';

export interface CrashParts {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly facts: () => ReportFacts;
  /** Puts the report on the clipboard. */
  readonly copy: (report: string) => void;
  readonly restart: () => void;
  readonly quit: () => void;
}

/** Shows the one crash window. A fault that follows another shows nothing more: the first one is the cause. */
export type ShowCrash = (fault: Fault) => void;

export function createCrashWindow({ create, facts, copy, restart, quit }: CrashParts): ShowCrash {
  let shown = false;
  return (fault) => {
    if (shown) return;
    shown = true;
    const report = crashReport(fault, facts());
    const window = create({
      width: 640,
      height: 520,
      title: 'Hatcheck stopped',
      autoHideMenuBar: true,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, javascript: false },
    });
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    window.webContents.on('will-navigate', (event) => {
      event.preventDefault();
      const choice = choiceOf(event.url);
      if (choice === 'restart') restart();
      if (choice === 'quit') quit();
      if (choice === 'copy') {
        copy(report);
        void window.loadURL(crashPage(report, true));
      }
    });
    window.on('closed', quit);
    void window.loadURL(crashPage(report, false));
  };
}

/**
 * Electron's `net.fetch` copies the body of a request without awaiting it (lib/browser/api/net-fetch.ts): a connection that
 * breaks meanwhile rejects twice, once to the caller, who handles it, and once to nobody. Only the second is meant here.
 */
function isCutUpload(reason: unknown): boolean {
  if (!(reason instanceof Error) || reason.name !== 'AbortError') return false;
  const { cause } = reason;
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === 'ERR_STREAM_PREMATURE_CLOSE' &&
    reason.stack?.includes('webstreams') === true
  );
}

/**
 * Brings every fault that nothing else catches to `onFault`: errors and rejections of the main process, and pages whose
 * process died. The keyring's worker is not among them: the vault forks it anew.
 */
export function watchForFaults(process: NodeJS.Process, app: Pick<App, 'on'>, onFault: (fault: Fault) => void): void {
  process.on('uncaughtException', (error) => onFault({ where: 'main', what: error }));
  process.on('unhandledRejection', (reason) => {
    if (!isCutUpload(reason)) onFault({ where: 'main', what: reason });
  });
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return;
    onFault({ where: 'window', what: { page: contents.getURL(), reason: details.reason, exitCode: details.exitCode } });
  });
}
