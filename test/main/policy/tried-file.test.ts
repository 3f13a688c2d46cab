import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTriedFile } from '../../../main/policy/tried-file.ts';
import { effectivePolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { readPolicy } from '../../../shared/policy-reading.ts';

const repository = join(import.meta.dirname, '../../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hatcheck-tried-'));
});
afterAll(() => rm(folder, { recursive: true }));

const tried = async (file: string): Promise<PolicyOutcome> => readPolicy(await createTriedFile(file).read(), null, 1);
async function put(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}
const words = (outcome: PolicyOutcome): string => (outcome.kind === 'invalid' ? (outcome.problems[0]?.words ?? '') : outcome.kind);

it.each(['linux/hatcheck.json', 'macos/Hatcheck.mobileconfig'])('finds the sample for %s whole', async (sample) => {
  const outcome = await tried(join(repository, 'deploy/policy', sample));
  expect(outcome).toMatchObject({ kind: 'active', unknownKeys: [] });
  expect(effectivePolicy(outcome).BrandAccounts).toContain('acme.com');
});

it('reads what reg.exe exported, and names the place in the registry of what is wrong', async () => {
  expect(effectivePolicy(await tried(join(import.meta.dirname, 'recorded/export.reg'))).ArmingMinutes).toBe(10);
  const lines = ['Windows Registry Editor Version 5.00', '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Hatcheck]', '"PolicyVersion"="1"'];
  const wrong = await put('wrong.reg', Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le'));
  expect(await tried(wrong)).toMatchObject({ problems: [{ location: 'HKLM\\Software\\Policies\\Hatcheck', key: 'PolicyVersion' }] });
  expect(words(await tried(await put('ansi.reg', lines.join('\r\n'))))).toContain('not what reg.exe export writes');
});

it('reads a plain property list, and no profile of another program', async () => {
  const list = (inside: string) => `<?xml version="1.0"?><plist version="1.0"><dict>${inside}</dict></plist>`;
  const keys = '<key>PolicyVersion</key><integer>1</integer><key>ArmingMinutes</key><integer>7</integer>';
  expect(effectivePolicy(await tried(await put('a.plist', list(keys)))).ArmingMinutes).toBe(7);
  const other = `<key>PayloadContent</key><array><dict><key>PayloadType</key><string>com.other</string>${keys}</dict></array>`;
  expect(words(await tried(await put('a.mobileconfig', list(other))))).toContain('not a property list');
});

it('says what cannot be read', async () => {
  expect(words(await tried(join(folder, 'gone.json')))).toContain('no such file');
  expect(words(await tried(await put('big.json', new Uint8Array(1_048_577))))).toContain('1 MiB');
  expect(words(await tried(await put('letters.json', new Uint8Array([0xc3, 0x28]))))).toContain('UTF-8');
  expect(words(await tried(folder))).toContain('cannot be read');
  await symlink(join(folder, 'letters.json'), join(folder, 'link.json'));
  expect(words(await tried(join(folder, 'link.json')))).toContain('symbolic link');
});
