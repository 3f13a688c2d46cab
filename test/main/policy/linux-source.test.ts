import { chmod, mkdir, rename, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinuxSource, linuxPolicyPlace } from '../../../main/policy/linux-source.ts';
import { diskPolicyFiles, type PolicyFiles } from '../../../main/policy/policy-files.ts';
import { foldersBetween } from '../../../main/policy/trusted-path.ts';
import { type TemporaryPolicies, temporaryPolicies } from './temporary-policies.ts';

let policies: TemporaryPolicies;
beforeEach(async () => {
  policies = await temporaryPolicies();
});
afterEach(() => policies.remove());

const read = (files: PolicyFiles = diskPolicyFiles) => createLinuxSource(policies.place, files).read();
const failing = (code: string): never => {
  throw Object.assign(new Error('no'), { code });
};

describe('the place of policy on Linux', () => {
  it('is empty where there is nothing', async () => {
    expect(await read()).toEqual({ documents: [], problems: [] });
    await policies.remove();
    expect(await read()).toEqual({ documents: [], problems: [] });
  });

  it('gives every json file of both levels, in the order of their names', async () => {
    await policies.write('managed/20-b.json', { PolicyVersion: 1 });
    await policies.write('managed/10-a.json', '{}');
    await policies.write('managed/.hidden.json', 'x');
    await policies.write('managed/readme.txt', 'x');
    await policies.write('recommended/a.json', '\ufeff{}');
    const { documents, problems } = await read();
    expect(problems).toEqual([]);
    expect(documents.map((one) => [one.location, one.level, 'text' in one ? one.text : null])).toEqual([
      [policies.path('managed/10-a.json'), 'managed', '{}'],
      [policies.path('managed/20-b.json'), 'managed', '{"PolicyVersion":1}'],
      [policies.path('recommended/a.json'), 'recommended', '{}'],
    ]);
  });

  it('is checked from the top of the disk down in a real installation', () => {
    expect(linuxPolicyPlace.ownerUid).toBe(0);
    expect(foldersBetween(linuxPolicyPlace.checkedFrom, linuxPolicyPlace.folder)).toEqual([
      '/',
      '/etc',
      '/etc/opt',
      '/etc/opt/hatcheck',
      '/etc/opt/hatcheck/policies',
    ]);
  });
});

describe('security 2: what cannot be trusted is a problem, and none of its content is read', () => {
  beforeEach(() => policies.write('managed/a.json', { PolicyVersion: 1 }));
  const expectProblem = async (path: string, words: string, files?: PolicyFiles): Promise<void> => {
    const { documents, problems } = await read(files);
    expect(problems).toMatchObject([{ location: policies.path(path) }]);
    expect(problems[0]?.words).toContain(words);
    expect(documents).toEqual([]);
  };

  it('a file that is a link', async () => {
    await rename(policies.path('managed/a.json'), policies.path('elsewhere'));
    await symlink(policies.path('elsewhere'), policies.path('managed/a.json'));
    await expectProblem('managed/a.json', 'symbolic link');
  });

  it('a folder that is a link', async () => {
    await rename(policies.path('managed'), policies.path('elsewhere'));
    await symlink(policies.path('elsewhere'), policies.path('managed'));
    await expectProblem('managed', 'symbolic link');
  });

  it('a folder in place of a file', async () => {
    await policies.remove();
    await mkdir(policies.path('managed/a.json'), { recursive: true, mode: 0o755 });
    await expectProblem('managed/a.json', 'not a plain file');
  });

  it.each([
    ['managed/a.json', 0o664],
    ['managed/a.json', 0o646],
    ['managed', 0o775],
    ['.', 0o757],
  ])('%s with rights %o, writable by others', async (path, mode) => {
    await chmod(policies.path(path), mode);
    const { documents, problems } = await read();
    expect(documents).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.words).toContain('written by others');
  });

  it('anything of another owner', async () => {
    const notMine = { ...policies.place, ownerUid: policies.place.ownerUid + 1 };
    const { documents, problems } = await createLinuxSource(notMine).read();
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ location: policies.place.folder, words: expect.stringContaining('belongs to another user') }]);
  });

  it('a file of another owner, told by the handle it is read through', async () => {
    const swapped: PolicyFiles = {
      ...diskPolicyFiles,
      open: async (path) => {
        const file = await diskPolicyFiles.open(path);
        return { ...file, facts: async () => ({ ...(await file.facts()), ownerUid: policies.place.ownerUid + 1 }) };
      },
    };
    await expectProblem('managed/a.json', 'belongs to another user', swapped);
  });

  it('a file that may not be read', async () => {
    await expectProblem('managed/a.json', 'EACCES', { ...diskPolicyFiles, open: async () => failing('EACCES') });
  });

  it('a folder that may not be listed', async () => {
    await expectProblem('managed', 'EACCES', { ...diskPolicyFiles, names: async () => failing('EACCES') });
  });

  it('a file that is too large or no text', async () => {
    await policies.write('managed/a.json', ' '.repeat(1_048_577));
    await expectProblem('managed/a.json', 'larger than 1 MiB');
    const latin1: PolicyFiles = {
      ...diskPolicyFiles,
      open: async (path) => ({ ...(await diskPolicyFiles.open(path)), read: async () => Uint8Array.of(0x22, 0xe9, 0x22) }),
    };
    await expectProblem('managed/a.json', 'UTF-8', latin1);
  });

  it('but a file that went away meanwhile is none', async () => {
    const gone: PolicyFiles = { ...diskPolicyFiles, open: async () => failing('ENOENT') };
    expect(await read(gone)).toEqual({ documents: [], problems: [] });
  });
});
