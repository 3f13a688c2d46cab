import { accessSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';

/** What tells how this program came to the computer. */
export interface HowInstalled {
  readonly platform: NodeJS.Platform;
  /** The AppImage runtime sets `APPIMAGE` and `APPDIR` (docs.appimage.org, *Environment variables*). */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
}

/**
 * Whether Hatcheck can put a newer version in its own place: an AppImage in a folder of the person's, or what the NSIS
 * installer made, which leaves its uninstaller beside the program. Packages are their package manager's: to replace one would
 * take an administrator's password, and a package that any program of the person could swap before root opens it.
 */
export function canInstallItself({ platform, env, execPath }: HowInstalled): boolean {
  if (platform === 'win32') return existsSync(join(dirname(execPath), 'Uninstall Hatcheck.exe'));
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
 * Installs, and leaves either the new program or the old one: electron-updater deletes the old AppImage first. `image`: null
 * where an installer of the system does it. False: the old one stays, or nothing was done.
 */
export function wholeOrOld(image: string | null, install: () => boolean): boolean {
  if (image === null) return install();
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
