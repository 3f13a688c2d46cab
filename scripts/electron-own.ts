import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { runCommand } from './run-command.ts';
import { say } from './say.ts';

export type OwnElectron =
  | { readonly kind: 'ok'; readonly executable: string; readonly version: string }
  | { readonly kind: 'not-available'; readonly reason: string };

const DOWNLOAD_LIMIT_MS = 60_000;
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;

/**
 * The binary of the `electron` dependency itself. Since version 42 the package fetches it with `install-electron`
 * and no longer on `npm install`, so a missing one is fetched here, once.
 * Where the download fails it is not tried again for a day, so that a blocked network does not slow every start.
 */
export async function findOwnElectron(): Promise<OwnElectron> {
  const packageFolder = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const found = installedIn(packageFolder);
  if (found.kind === 'ok') return found;

  const failureNote = path.join(cacheFolder(), `electron-${declaredVersion(packageFolder)}-download-failed`);
  if (isFresh(failureNote)) return { kind: 'not-available', reason: 'its download failed less than a day ago' };

  say("Fetching Electron's own binary ...");
  const install = await runCommand(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeLimitMs: DOWNLOAD_LIMIT_MS,
  });
  if (install.kind === 'failed') {
    writeFileSync(failureNote, install.reason);
    return { kind: 'not-available', reason: 'it could not be downloaded' };
  }
  rmSync(failureNote, { force: true });
  return installedIn(packageFolder);
}

function installedIn(packageFolder: string): OwnElectron {
  const pathFile = path.join(packageFolder, 'path.txt');
  const versionFile = path.join(packageFolder, 'dist', 'version');
  if (!existsSync(pathFile) || !existsSync(versionFile)) return { kind: 'not-available', reason: 'it is not installed' };
  const executable = path.join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  if (!existsSync(executable) || version !== declaredVersion(packageFolder)) {
    return { kind: 'not-available', reason: 'what is installed is of another version' };
  }
  return { kind: 'ok', executable, version };
}

function declaredVersion(packageFolder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error(`${packageFolder}/package.json names no version. Run \`npm ci\` again.`);
}

function isFresh(file: string): boolean {
  return existsSync(file) && Date.now() - statSync(file).mtimeMs < REMEMBER_FAILURE_MS;
}
