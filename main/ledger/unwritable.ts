const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make some room',
  EDQUOT: 'your share of the disk is used up. Make some room',
  EACCES: 'this user may not write it. Give yourself access to the file',
  EPERM: 'this user may not write it. Give yourself access to the file',
  EROFS: 'the disk is read-only. Make it writable',
  ELOOP: 'a link stands in its place. Remove the link',
  EISDIR: 'a folder stands in its place. Move the folder away',
};

/** One or two plain sentences for an error of the ledger's disk. */
export function unwritableWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return `The history file cannot be written: ${causes[code] ?? `the system says ${code}. Check the disk`}. Brands wait until it can.`;
}
