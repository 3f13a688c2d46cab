import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LinuxPolicyPlace, movedPolicyPlace } from '../../../main/policy/linux-source.ts';

/** A policy folder of the running user, on the real disk. */
export interface TemporaryPolicies {
  readonly place: LinuxPolicyPlace;
  path(name: string): string;
  write(name: string, content: unknown): Promise<void>;
  remove(): Promise<void>;
}

export async function temporaryPolicies(): Promise<TemporaryPolicies> {
  const root = await mkdtemp(join(tmpdir(), 'hatcheck-policy-'));
  const path = (name: string): string => join(root, name);
  return {
    place: movedPolicyPlace({ root, ownerUid: process.getuid?.() ?? 0 }),
    path,
    async write(name, content) {
      await mkdir(dirname(path(name)), { recursive: true, mode: 0o755 });
      await writeFile(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      await chmod(path(name), 0o644);
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
