import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runExceptionCommand } from '../../../main/cli/exception-command.ts';
import { secretFiles } from '../../../main/cli/secret-files.ts';
import { makeKey, readPrivateKey } from '../../../main/exceptions/exception-keys.ts';
import { checkException, signException } from '../../../main/exceptions/exception-token.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatcheck-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = 1_800_000_000_000;
const id = '0b0c7f8e-9d5c-4b9e-8a9b-0d8a6a3f1a11';

async function run(...args: readonly string[]) {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await runExceptionCommand(args, {
    ...{ now: () => now, newId: () => id, makeKey, readPrivateKey, sign: signException, files: secretFiles },
    print: (line) => lines.push(line),
    complain: (words) => complaints.push(words),
  });
  return { code, lines, words: complaints.join('\n') };
}

const key = join(folder, 'key.json');
const wanted = { account: 'bluesky:did:plc:acme', device: '7K2QM-9XW4T-0B3CD-E5FGH', hours: '72', reason: 'Fire', key };
const grant = (more: Partial<typeof wanted> = {}) =>
  run('grant', ...Object.entries({ ...wanted, ...more }).flatMap(([name, value]) => [`--${name}`, value]));

it('makes a key for its owner alone, and grants by it what a computer takes', async () => {
  const made = await run('key', '--out', key);
  expect(made).toMatchObject({ code: 0, lines: [expect.stringMatching(/^[\w-]{43}$/)] });
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const granted = await grant();
  expect(granted.code).toBe(0);
  const options = { keys: made.lines, deviceId: wanted.device, now };
  expect(await checkException(granted.lines.join(''), options)).toMatchObject({
    kind: 'ok',
    value: { jti: id, sub: wanted.account, exp: now / 1000 + 72 * 3600 },
  });
  expect(granted.words).toContain(id);
  expect(`${granted.words}${granted.lines}`).not.toContain(JSON.parse(readFileSync(key, 'utf8')).d);
});

it('never writes a key over what is there', async () => {
  const before = readFileSync(key, 'utf8');
  expect((await run('key', '--out', key)).code).toBe(3);
  expect(readFileSync(key, 'utf8')).toBe(before);
});

it.each([
  ['account', '@acme.com'],
  ['account', 'bluesky:did:plc:acme#page'],
  ['account', 'myspace:tom'],
  ['device', 'my laptop'],
  ['hours', '73'],
  ['hours', '0'],
  ['hours', 'all'],
  ['reason', ''],
  ['reason', 'x'.repeat(201)],
  ['key', join(folder, 'no-such-file')],
] as const)('grants nothing for --%s %s, and says which', async (name, value) => {
  const refused = await grant({ [name]: value });
  expect(refused).toMatchObject({ code: 3, lines: [] });
  expect(refused.words).toContain(name === 'key' ? 'key' : `--${name}`);
});

it('takes no key that others may read', async () => {
  chmodSync(key, 0o644);
  const refused = await grant();
  chmodSync(key, 0o600);
  expect(refused).toMatchObject({ code: 3, lines: [], words: expect.stringContaining('others may read it') });
});

it('prints the rule that revokes', async () => {
  for (const typed of [id, id.toUpperCase()])
    expect(await run('revoke', typed)).toMatchObject({ code: 0, lines: [`{"RevokedExceptions":["${id}"]}`] });
  for (const words of [['revoke', 'all'], ['revoke'], [], ['grant', '--account', 'x']]) expect((await run(...words)).code).toBe(3);
});
