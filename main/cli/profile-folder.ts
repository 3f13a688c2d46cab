import { join } from 'node:path';

/** What the folder is called; Electron takes it from the product's name. */
const name = 'Hatcheck';

/**
 * The profile of this user, where Electron's `app.getPath('userData')` puts it
 * (https://www.electronjs.org/docs/latest/api/app#appgetpathname), told without Electron.
 */
export function profileFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  switch (platform) {
    case 'win32':
      return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), name);
    case 'darwin':
      return join(home, 'Library', 'Application Support', name);
    default:
      return join(env.XDG_CONFIG_HOME || join(home, '.config'), name);
  }
}
