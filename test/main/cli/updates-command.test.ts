import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { secretFiles } from '../../../main/cli/secret-files.ts';
import { runUpdatesCommand } from '../../../main/cli/updates-command.ts';
import { makeKey, readPrivateKey } from '../../../main/exceptions/exception-keys.ts';
import { checkFeed } from '../../../main/updates/feed-signature.ts';
import { signFolder } from '../../../main/updates/sign-folder.ts';

const here = mkdtempSync(join(tmpdir(), 'hatcheck-feed-'));
afterAll(() => rmSync(here, { recursive: true }));
const now = 1_800_000_000_000;
const folder = join(here, 'feed');
const keyFile = join(here, 'key.json');
const packageName = 'Hatcheck-1.2.0-x64.AppImage';

/** As electron-builder 26 writes it. */
const listOf = (bytes: string): string => {
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  const files = `files:\n  - url: ${packageName}\n    sha512: ${sha512}\n    size: ${bytes.length}\n    blockMapSize: 12\n`;
  return `version: 1.2.0\n${files}path: ${packageName}\nsha512: ${sha512}\nreleaseDate: '2026-11-24T02:00:00.000Z'\n`;
};

async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const io = { now: () => now, makeKey, readPrivateKey, signFolder, files: secretFiles };
  const code = await runUpdatesCommand(args, { ...io, print: (line) => lines.push(line), complain: (words) => complaints.push(words) });
  return { code, lines, words: complaints.join('\n') };
}

let publicKey = '';
beforeEach(async () => {
  for (const left of [folder, keyFile]) rmSync(left, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, packageName), 'a package');
  writeFileSync(join(folder, 'latest-linux.yml'), listOf('a package'));
  publicKey = (await run('key', '--out', keyFile)).lines[0] ?? '';
});

it('makes a key for its owner alone, and signs by it what a computer takes', async () => {
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  writeFileSync(join(folder, 'beta-linux-arm64.yml'), listOf('a package'));
  const signed = await run('sign', folder, '--key', keyFile, '--days', '30');
  expect(signed).toMatchObject({
    code: 0,
    lines: [`beta-linux-arm64.yml.sig: 1.2.0, by the key ${publicKey}`, `latest-linux.yml.sig: 1.2.0, by the key ${publicKey}`],
  });
  expect(signed.words).toContain(new Date(now + 30 * 86_400_000).toISOString());
  for (const file of ['latest-linux.yml', 'beta-linux-arm64.yml']) {
    const [bytes, signature] = [readFileSync(join(folder, file)), readFileSync(join(folder, `${file}.sig`), 'utf8')];
    expect(await checkFeed(bytes, signature, { file, keys: [publicKey], now })).toEqual({ kind: 'ok', value: now });
  }
});

it('never writes a key over what is there', async () => {
  expect((await run('key', '--out', keyFile)).code).toBe(3);
});

const wrong: readonly (readonly [string, () => void, string])[] = [
  ['no list', () => rmSync(join(folder, 'latest-linux.yml')), 'There is no list of updates'],
  ['a list without its package', () => rmSync(join(folder, packageName)), `names ${packageName}, which is not in`],
  ['another package', () => writeFileSync(join(folder, packageName), 'another'), 'is not what latest-linux.yml says it is'],
  ['what is no list', () => writeFileSync(join(folder, 'latest-linux.yml'), 'version: 1.2.0'), 'is no list of updates'],
  [
    'a list longer than computers take',
    () => writeFileSync(join(folder, 'latest-linux.yml'), `${listOf('a package')}#${'x'.repeat(100_000)}`),
    '100000 at most',
  ],
  ['one list of two that is wrong', () => writeFileSync(join(folder, 'latest.yml'), 'version: 1.2.0'), 'latest.yml is no list'],
];
it.each(wrong)('signs nothing where there is %s', async (_what, spoil, words) => {
  spoil();
  const signed = await run('sign', folder, '--key', keyFile);
  expect([signed.code, signed.words]).toEqual([3, expect.stringContaining(words)]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.sig'))).toEqual([]);
});

it.each([
  [[]],
  [['sign']],
  [['sign', folder]],
  [['sign', folder, 'more', '--key', keyFile]],
  [['key']],
  [['sign', folder, '--key', join(here, 'none')]],
  [['sign', folder, '--key', keyFile, '--days', '0']],
  [['sign', folder, '--key', keyFile, '--days', 'all']],
  [['sign', folder, '--key', join(folder, 'latest-linux.yml')]],
])('says why it does nothing: %j', async (args) => {
  const { code, words } = await run(...args);
  expect([code, words.length > 10]).toEqual([3, true]);
});
