import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { judgeWithoutProfile, systemDevice } from '../device/system-device.ts';
import { systemPolicySource } from '../policy/system-policy-source.ts';
import { createSystemClock } from '../system-clock.ts';
import { readTestSwitches } from '../test-switches.ts';
import { profileFolder } from './profile-folder.ts';
import { type PersonHere, profilesHere } from './profiles-here.ts';
import type { StatusCommandIo } from './status-command.ts';

/** What `hatcheck status` reaches this computer through. `program`: the folder with the program's package.json. */
export async function systemStatus(program: string): Promise<Omit<StatusCommandIo, 'print' | 'complain'>> {
  const clock = createSystemClock();
  const switches = readTestSwitches(process.env, clock);
  return {
    platform: process.platform,
    version: await programVersion(program),
    source: systemPolicySource(process.platform, switches),
    judgeDevice: (policy) => judgeWithoutProfile(policy, systemDevice(process.platform, clock, switches), clock),
    people: () => peopleToLookAt(process.platform, process.env),
    now: clock.now,
  };
}

/** The version in the program's package.json. */
export async function programVersion(program: string): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(program, 'package.json'), 'utf8'))).version;
}

/** One's own profile; for root and SYSTEM those of everybody, as device management runs as these. */
async function peopleToLookAt(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Promise<readonly PersonHere[]> {
  const { username: user, uid } = userInfo();
  const own = { user, uid: uid < 0 ? null : uid, profile: profileFolder(platform, env, homedir()) };
  const looksAtAll = platform === 'win32' ? user.toUpperCase() === 'SYSTEM' : uid === 0;
  if (!looksAtAll) return [own];
  const all = await profilesHere(platform, env);
  return platform === 'linux' && env.XDG_CONFIG_HOME !== undefined ? [own, ...all.filter(({ profile }) => profile !== own.profile)] : all;
}
