import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { say } from '../say.ts';
import { type FusedPlatform, readFuses, setFuses, shippedFuses } from './fuses.ts';

/** Tells electron-builder that `files` says which modules go in: it need not look for them, nor rebuild any. */
export function beforeBuild(): boolean {
  return false;
}

/** Finishes an unpacked program: what only the source tree needs goes, the fuses are set and read back. */
export async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  const platform = checkPlatform(electronPlatformName);
  // The registry runtime's stand-in for Electron's default app.
  await rm(path.join(packager.getResourcesDir(appOutDir), 'app'), { recursive: true, force: true });
  // As one of its extraFiles, electron-builder would leave every LICENSE out of the archive.
  await copyFile(path.join(packager.projectDir, 'LICENSE'), path.join(appOutDir, 'LICENSE'));
  const executable = executableIn(appOutDir, platform, packager.appInfo.productFilename);
  const fuses = shippedFuses(platform);
  await setFuses(executable, fuses);
  const { held, wrong } = await readFuses(executable, fuses);
  if (wrong.length > 0) throw new Error(`These fuses of ${executable} did not take: ${wrong.join(', ')}.`);
  say(`Fuses: ${held} of ${Object.keys(fuses).length} stated are in this Electron, all as stated`);
}

function executableIn(folder: string, platform: FusedPlatform, name: string): string {
  switch (platform) {
    case 'linux':
      return path.join(folder, name.toLowerCase());
    case 'darwin':
      return path.join(folder, `${name}.app`);
    case 'win32':
      return path.join(folder, `${name}.exe`);
  }
}

function checkPlatform(name: string): FusedPlatform {
  if (name === 'linux' || name === 'darwin' || name === 'win32') return name;
  throw new Error(`Which fuses a package for ${name} has is not decided. Add it to shippedFuses.`);
}
