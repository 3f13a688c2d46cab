import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './say.ts';

/** How often a waiting caller looks again, in milliseconds. */
const LOOK_AGAIN_MS = 250;
/** A lock without an owner's number is younger than this while its owner is still writing it, in milliseconds. */
const GRACE_MS = 5_000;

/**
 * Does `work` while no other process does work under the same `lockFolder`; others wait their turn.
 * The lock is a folder (making one is atomic) with its owner's process id in it; a lock whose owner is dead is taken over.
 */
export async function oneAtATime<T>(lockFolder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(lockFolder), { recursive: true });
  await takeLock(lockFolder);
  try {
    return await work();
  } finally {
    await rm(lockFolder, { recursive: true, force: true });
  }
}

async function takeLock(lockFolder: string): Promise<void> {
  let saidWaiting = false;
  let ownerlessSince: number | undefined;
  while (!(await madeFolder(lockFolder))) {
    const owner = await ownerOf(lockFolder);
    ownerlessSince = owner === undefined ? (ownerlessSince ?? performance.now()) : undefined;
    const abandoned = owner === undefined ? performance.now() - (ownerlessSince ?? 0) > GRACE_MS : !isRunning(owner);
    if (abandoned) {
      await rm(lockFolder, { recursive: true, force: true });
      continue;
    }
    if (!saidWaiting) say(`Waiting for another process that is doing the same (${path.basename(lockFolder)})`);
    saidWaiting = true;
    await delay(LOOK_AGAIN_MS);
  }
  await writeFile(path.join(lockFolder, 'pid'), String(process.pid));
}

async function madeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(lockFolder: string): Promise<number | undefined> {
  const text = await readFile(path.join(lockFolder, 'pid'), 'utf8').catch(() => '');
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
