import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** The longest path of a socket, in bytes: macOS takes 103, Linux 107 (unix(7)). */
const longestPath = 103;

/**
 * Where the running program of a profile can be asked; null where the path is too long for a socket. On Windows a named
 * pipe, which Node opens to its creator, administrators and SYSTEM (https://learn.microsoft.com/windows/win32/ipc/named-pipe-security-and-access-rights).
 */
export function socketPlace(platform: NodeJS.Platform, profile: string): string | null {
  if (platform === 'win32') return `\\\\.\\pipe\\hatcheck-${createHash('sha256').update(profile.toLowerCase()).digest('hex').slice(0, 32)}`;
  const path = join(profile, 'run', 'hatcheck.sock');
  return Buffer.byteLength(path) > longestPath ? null : path;
}
