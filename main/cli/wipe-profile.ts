import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';

/** How deleting a profile ended. `left`: the folder with what is still there. */
export type ProfileRemoval = { readonly kind: 'ok' } | { readonly kind: 'failed'; readonly left: string; readonly why: string };

/** The folder with everything of one person's but what lies in the keyring. */
export interface ProfileOnDisk {
  readonly folder: string;
  isThere(): Promise<boolean>;
  /** Waits until no program holds the profile; false where one still does when the time is up. */
  isFree(): Promise<boolean>;
  /** Takes the folder out of the way at once, so that a program started meanwhile begins anew, then deletes it. */
  remove(keepHistory: boolean): Promise<ProfileRemoval>;
}

/** Milliseconds that a program may take to quit; it takes six at most by itself. */
const quitLimitMs = 10_000;
const lookEveryMs = 50;

export function profileOnDisk(folder: string, clock: Clock, platform: NodeJS.Platform = process.platform): ProfileOnDisk {
  const isThere = (): Promise<boolean> =>
    stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
  return {
    folder,
    isThere,
    async isFree() {
      const until = clock.monotonic() + quitLimitMs;
      while (await isHeld(folder, platform)) {
        if (clock.monotonic() > until) return false;
        await new Promise<void>((resolve) => void clock.after(lookEveryMs, resolve));
      }
      return true;
    },
    async remove(keepHistory) {
      if (!(await isThere())) return { kind: 'ok' };
      let left = folder;
      try {
        const real = await realpath(folder); // somebody may keep it elsewhere, behind a link
        const aside = `${real}.wiped-${randomUUID()}`;
        await rename(real, aside);
        left = aside;
        if (keepHistory) await bringHistoryBack(aside, real);
        else if (real !== folder) await rm(folder, { force: true });
        await rm(aside, { recursive: true, force: true });
        return { kind: 'ok' };
      } catch (error) {
        return { kind: 'failed', left, why: codeOf(error) };
      }
    },
  };
}

async function bringHistoryBack(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o700 });
  const history = (await readdir(from)).filter((name) => name.startsWith('ledger'));
  for (const name of history) await rename(join(from, name), join(to, name));
}

/**
 * Chromium's single-instance lock: a link named SingletonLock to `HOST-PID` on Linux and macOS
 * (chrome/browser/process_singleton_posix.cc). One left by a crash names a process that is gone. On Windows it is a file
 * that the system itself deletes when its program ends, whichever way (process_singleton_win.cc).
 */
async function isHeld(folder: string, platform: NodeJS.Platform): Promise<boolean> {
  try {
    if (platform === 'win32') return (await stat(join(folder, 'lockfile'))).isFile();
    const holder = await readlink(join(folder, 'SingletonLock'));
    return isAlive(Number(holder.slice(holder.lastIndexOf('-') + 1)));
  } catch (error) {
    // Anything but its absence is doubt, and in doubt nothing is deleted.
    return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
