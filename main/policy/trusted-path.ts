import { dirname, join, relative, sep } from 'node:path';
import type { FileFacts } from './policy-files.ts';

const writableByOthers = 0o022;

/** What makes a file or folder unfit to hold policy, as the end of a sentence, or null where it is fit. */
export function untrusted(facts: FileFacts, wanted: 'file' | 'folder', ownerUid: number): string | null {
  if (facts.kind === 'link') return 'is a symbolic link. Put the real thing in its place';
  if (facts.kind !== wanted) return wanted === 'file' ? 'is not a plain file. Replace it' : 'is not a folder. Replace it';
  if (facts.ownerUid !== ownerUid) return `belongs to another user. Give it to ${ownerUid === 0 ? 'root' : `user ${ownerUid}`}`;
  if ((facts.mode & writableByOthers) !== 0) return 'can be written by others. Take that right away (chmod go-w)';
  return null;
}

/** Every folder from `top` down to `folder`, both included. `top` must contain `folder` or be it. */
export function foldersBetween(top: string, folder: string): readonly string[] {
  const names = relative(top, folder)
    .split(sep)
    .filter((name) => name !== '');
  return [top, ...names.map((_, index) => join(top, ...names.slice(0, index + 1)))];
}

/** The folder above, for waiting on one that is not there yet. */
export function above(folder: string): string {
  return dirname(folder);
}
