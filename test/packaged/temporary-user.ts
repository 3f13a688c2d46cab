import { mustRun, runCommand } from '../../scripts/run-command.ts';
import type { UserIds } from '../rig/child-process.ts';

export type TemporaryUser = {
  readonly ids: UserIds;
  /** The home that the system knows of; it is not there. */
  readonly home: string;
  remove(): Promise<void>;
};

const NAME = 'hatcheck-test';

/** Makes a user of this machine without a home or a password, as Chromium's sandbox refuses root. Takes root. */
export async function makeTemporaryUser(): Promise<TemporaryUser> {
  const left = await runCommand('id', ['-u', NAME]); // by tests that were ended half-way
  if (left.kind === 'failed')
    await mustRun('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const ids = { uid: await idOf('-u'), gid: await idOf('-g') };
  return { ids, home: `/home/${NAME}`, remove: async () => void (await mustRun('userdel', [NAME])) };
}

async function idOf(option: '-u' | '-g'): Promise<number> {
  return Number(await mustRun('id', [option, NAME]));
}
