import { stat } from 'node:fs/promises';
import type { Clock } from '../clock.ts';

/** How often the program's own file is looked at, in milliseconds. */
const lookEveryMs = 60_000;

/** What tells one file from another in its place: a package manager puts a new file there and leaves the old one to who has it open. */
export async function fileFacts(path: string): Promise<string | null> {
  try {
    const { dev, ino, size, mtimeMs } = await stat(path);
    return [dev, ino, size, mtimeMs].join(':');
  } catch {
    return null; // between the old and the new one, or removed
  }
}

/** Says once that the program's file was replaced while it runs. The old one goes on: nothing of it is ended for an upgrade. */
export async function watchUpgrade(clock: Pick<Clock, 'after'>, facts: () => Promise<string | null>, say: () => void): Promise<void> {
  const atStart = await facts();
  const look = async (): Promise<void> => {
    const now = await facts();
    if (now !== null && atStart !== null && now !== atStart) say();
    else clock.after(lookEveryMs, () => void look());
  };
  clock.after(lookEveryMs, () => void look());
}
