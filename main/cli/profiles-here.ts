import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { profileFolder } from './profile-folder.ts';

/** Somebody with a login on this computer, and where their profile is or would be. */
export interface PersonHere {
  readonly user: string;
  /** Null where the system has no such ids. */
  readonly uid: number | null;
  readonly profile: string;
}

/** More logins than this are not looked into: a status must not take long. */
const mostPeople = 200;

/**
 * Those on this computer who have a profile of Hatcheck, for root. Linux names them in /etc/passwd (passwd(5)); macOS and
 * Windows keep their folders side by side. A profile moved by XDG_CONFIG_HOME is not found: only its owner knows of it.
 */
export async function profilesHere(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  passwd = '/etc/passwd',
): Promise<readonly PersonHere[]> {
  const people = platform === 'linux' ? peopleInPasswd(await readFile(passwd, 'utf8')) : await peopleByFolder(platform, env);
  const found = await Promise.all(people.slice(0, mostPeople).map(async (person) => ((await isFolder(person.profile)) ? [person] : [])));
  return found.flat();
}

function peopleInPasswd(text: string): readonly PersonHere[] {
  return text.split('\n').flatMap((line) => {
    const [user = '', , uid = '', , , home = ''] = line.split(':');
    if (user === '' || !/^\d+$/.test(uid) || !home.startsWith('/') || home === '/') return [];
    return [{ user, uid: Number(uid), profile: profileFolder('linux', {}, home) }];
  });
}

async function peopleByFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<readonly PersonHere[]> {
  const folder = platform === 'win32' ? dirname(env.PUBLIC ?? 'C:\\Users\\Public') : '/Users';
  const names = await readdir(folder);
  return names.map((user) => ({ user, uid: null, profile: profileFolder(platform, {}, join(folder, user)) }));
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
