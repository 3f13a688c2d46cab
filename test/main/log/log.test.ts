import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { createLog, type LogLevel } from '../../../main/log.ts';
import { rotatingFile } from '../../../main/log-file.ts';
import { redact, redactedMark, redactText } from '../../../main/redact.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-log-'));
  folders.push(folder);
  return folder;
}

function logged(level: LogLevel, write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ clock: { now: () => Date.UTC(2026, 10, 23, 12) }, sinks: [(line) => lines.push(line)], level }));
  return lines.join('');
}

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkaWQ6cGxjOmNhbmFyeSJ9.c2lnbmF0dXJlLWNhbmFyeQ';
const canaries = {
  'a JSON Web Token': `sent ${jwt} to the server`,
  'a token without a signature': `sent ${jwt.slice(0, jwt.lastIndexOf('.'))}`,
  'a header': 'Authorization: DPoP canary-canary-canary',
  'a bearer header': 'authorization: bearer canary.canary.canary',
  'an app password': 'used abcd-1f3h-canary-x, no: cana-rysx-1234-abcd',
  'a code in an address': 'http://127.0.0.1:4000/callback?iss=x&code=cod-canary&state=sta-canary',
  'a password in an address': 'https://jo:canary@pds.example/xrpc',
  'an opaque key': 'key 9f8aCANARY7c6b5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b',
} as const;

it.each(Object.entries(canaries))('leaves out %s by its shape', (_what, text) => {
  const line = logged('debug', (log) => log.info(text, { note: text, nested: [{ deep: new Error(text) }] }));
  expect(line).toContain(redactedMark);
  for (const canary of [jwt, 'canary-canary', 'canary.canary', 'cana-rysx', 'cod-canary', 'sta-canary', 'jo:canary', '9f8aCANARY']) {
    expect(line).not.toContain(canary);
  }
});

it('leaves out secrets by the name of their field, however it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('password', 'accessJwt', 'refresh_token', 'Set-Cookie', 'AUTHORIZATION', 'dpopKey', 'clientSecret', 'text'),
      fc.constantFrom('pw', 'short', 'a b c', '12'),
      (name, secret) => {
        expect(redact({ list: [{ [name]: secret, [`my${name}`]: { inner: secret } }] })).toEqual({
          list: [{ [name]: redactedMark, [`my${name}`]: redactedMark }],
        });
      },
    ),
  );
});

it('keeps what is needed to mend something', () => {
  const words = 'https://bsky.social answered 401 for did:plc:z72i7hdynmk6r22z27h6tvur in /home/jo/.config/Hatcheck/hatcheck.db';
  expect(redactText(words)).toBe(words);
  expect(redact({ handle: 'acme.com', tries: 2, token: null, bytes: new Uint8Array(4), context: 'sweep' })).toEqual({
    handle: 'acme.com',
    tries: 2,
    token: null,
    bytes: '[4 bytes]',
    context: 'sweep',
  });
});

it('ends on a value that holds itself', () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(JSON.stringify(redact(loop))).toContain('[too deep]');
});

it('writes the time, the level and one line, from its level on', () => {
  const text = logged('warn', (log) => {
    log.debug('not this');
    log.info('not this');
    log.warn('The keyring\nis locked', { tries: 2 });
    log.error('It stays so');
  });
  expect(text).toBe('2026-11-23T12:00:00.000Z warn The keyring / is locked {"tries":2}\n2026-11-23T12:00:00.000Z error It stays so\n');
});

it('turns the file over before it grows too long, and goes on with one that is there', () => {
  const file = path.join(makeFolder(), 'logs', 'hatcheck.log');
  const first = rotatingFile(file, 10);
  first('12345\n');
  first('abcde\n');
  expect([readFileSync(`${file}.1`, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['12345\n', 'abcde\n']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rotatingFile(file, 10)('vwxyz\n');
  expect([readFileSync(`${file}.1`, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['abcde\n', 'vwxyz\n']);
});

it('falls silent where it cannot write', () => {
  const folder = makeFolder();
  writeFileSync(path.join(folder, 'a-file'), '');
  const sink = rotatingFile(path.join(folder, 'a-file', 'hatcheck.log'), 10);
  expect(() => sink('lost\n')).not.toThrow();
});
