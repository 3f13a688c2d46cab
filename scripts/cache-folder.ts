import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The folder, outside the repository, for what is fetched once per machine. Created when missing.
 * `HATCHECK_CACHE` moves it; else `$XDG_CACHE_HOME/hatcheck`, else `~/.cache/hatcheck`
 * (XDG Base Directory Specification, $XDG_CACHE_HOME).
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const folder = env.HATCHECK_CACHE || path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'hatcheck');
  mkdirSync(folder, { recursive: true });
  return folder;
}
