import { accessSync, constants, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, sep } from 'node:path';

/** What tells how this program came to the computer. */
export interface HowInstalled {
  readonly platform: NodeJS.Platform;
  /** The AppImage runtime sets `APPIMAGE` and `APPDIR` (docs.appimage.org, *Environment variables*). */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
}

/**
 * Whether Hatcheck can put a newer version in its own place: only an AppImage in a folder of the person's. Packages are their
 * package manager's, and what an installer of Windows put there is the computer's: to replace one would take an
 * administrator's yes for a file that any program of the person could swap before it is opened.
 */
export function canInstallItself({ platform, env, execPath }: HowInstalled): boolean {
  const { APPIMAGE: image, APPDIR: mounted } = env;
  if (platform !== 'linux' || image === undefined || mounted === undefined || !isAbsolute(image)) return false;
  return execPath.startsWith(mounted + sep) && isWritable(image);
}

function isWritable(image: string): boolean {
  try {
    accessSync(image, constants.W_OK);
    accessSync(dirname(image), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs, and leaves either the new program or the old one: electron-updater deletes the old AppImage first. False: the old
 * one stays, or nothing was done.
 */
export function wholeOrOld(image: string, install: () => boolean): boolean {
  const kept = `${image}.old`;
  try {
    rmSync(kept, { force: true });
    linkSync(image, kept); // the same file under a second name: no copy, no second disk
  } catch {
    return false;
  }
  const installed = install();
  if (installed) rmSync(kept, { force: true });
  else renameSync(kept, image);
  return installed;
}
