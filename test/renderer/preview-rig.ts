import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { ElectronApplication, Page } from 'playwright-core';
import { build, preview } from 'vite';
import type { FakeBridge } from '../../renderer/preview/fake-bridge.ts';
import { resolveElectron } from '../../scripts/electron-runtime.ts';
import { startDesktop } from '../rig/desktop.ts';
import { launchProgram } from '../rig/launch.ts';

declare global {
  interface Window {
    readonly hatcheckPreview: FakeBridge;
  }
}

export interface ShowOptions {
  readonly theme?: 'light' | 'dark';
  /** Of the content, in device pixels. */
  readonly width?: number;
  readonly height?: number;
  /** 2 is 200%. */
  readonly zoom?: number;
}

/** Pages of the renderer in a real Electron window, over made-up snapshots. */
export interface PreviewRig {
  readonly page: Page;
  /** Shows a fixture and waits until it is drawn. */
  readonly show: (fixture: string, options?: ShowOptions) => Promise<Page>;
  /** What the window shows, or the uppermost `height` of it, as a PNG in device pixels. */
  readonly capture: (height?: number) => Promise<Buffer>;
  /** The origin the built pages are served from. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url));

/** Builds the preview and the program's own pages, serves both on loopback and opens one window. */
export async function startPreviewRig(): Promise<PreviewRig> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-preview-'));
  const outDir = path.join(folder, 'out');
  await buildPages(outDir);
  const server = await preview({ root: renderer, build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
  const desktop = await startDesktop();
  const electron = await resolveElectron();
  const appFolder = fileURLToPath(new URL('preview-app', import.meta.url));
  const program = await launchProgram({ desktop, electron, profile: path.join(folder, 'profile'), appFolder });
  const page = await program.app.firstWindow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return {
    page,
    origin,
    show: (fixture, options) => show(program.app, page, origin, fixture, options ?? {}),
    capture: async (height) => Buffer.from(await capturePage(program.app, height ?? null), 'base64'),
    stop: async () => {
      await program.kill();
      await desktop.stop();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function capturePage(app: ElectronApplication, height: number | null): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }, upTo) => {
    const window = BrowserWindow.getAllWindows()[0];
    const [width = 0] = window?.getContentSize() ?? [];
    const area = upTo === null ? [] : [{ x: 0, y: 0, width, height: upTo }];
    const image = await window?.webContents.capturePage(...area);
    return image?.toPNG().toString('base64') ?? '';
  }, height);
}

async function buildPages(outDir: string): Promise<void> {
  const pages = ['preview/index', 'compose', 'console', 'strip', 'unlock'];
  await build({
    configFile: false,
    root: renderer,
    plugins: [react()],
    logLevel: 'error',
    build: { outDir, target: 'chrome130', rolldownOptions: { input: pages.map((name) => path.join(renderer, `${name}.html`)) } },
  });
}

async function show(app: ElectronApplication, page: Page, origin: string, fixture: string, options: ShowOptions): Promise<Page> {
  const size = { width: options.width ?? 640, height: options.height ?? 640, zoom: options.zoom ?? 1 };
  await app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setContentSize(width, height);
    window?.webContents.setZoomFactor(zoom);
  }, size);
  await page.goto(`${origin}/preview/index.html?fixture=${fixture}&theme=${options.theme ?? 'light'}`);
  await page.waitForFunction(
    (theme) => document.documentElement.dataset.theme === theme && document.querySelector('main, header') !== null,
    options.theme ?? 'light',
  );
  await app.evaluate(({ BrowserWindow }, zoom) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom), size.zoom);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  return page;
}
