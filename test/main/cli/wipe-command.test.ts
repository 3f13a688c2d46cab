import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runWipeCommand, type WipeCommandIo } from '../../../main/cli/wipe-command.ts';
import { profileOnDisk } from '../../../main/cli/wipe-profile.ts';
import { createBluesky } from '../../../main/networks/bluesky.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import { type CredentialEntry, encodeEntry } from '../../../main/vault/credential-entries.ts';
import { readAccounts } from '../../../main/vault/read-accounts.ts';
import type { VaultItem } from '../../../main/vault/vault.ts';

const clock = createSystemClock();
const { capabilities } = createBluesky({ fetch, pageFetch: fetch, clock, lookUpHost: async () => [] });

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'hatcheck-wipe-'));
  folder = path.join(parent, 'Hatcheck');
  mkdirSync(folder);
  for (const name of ['hatcheck.db', 'ledger.jsonl', 'ledger.jsonl.torn']) writeFileSync(path.join(folder, name), name);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function entryOf(handle: string): VaultItem {
  const entry: CredentialEntry = {
    ...{ network: 'bluesky', server: 'https://pds.example', subject: `did:plc:${handle}`, handle, method: 'appPassword' },
    ...{ kind: 'brand', kindSource: 'policy', scopes: [], state: 'usable', credential: { refreshJwt: 'r' } },
  };
  const encoded = encodeEntry(entry);
  if (encoded.kind !== 'ok') throw new Error(encoded.why);
  return encoded;
}

/** A keyring with two accounts and a key, and all that happened, in order. */
function world(changed: Partial<WipeCommandIo> = {}) {
  const items = [entryOf('acme'), entryOf('jo'), { key: 'store-key', secret: 's' }];
  const keys = new Set(items.map(({ key }) => key));
  const did: string[] = [];
  const printed: string[] = [];
  const complaints: string[] = [];
  const io: WipeCommandIo = {
    program: { revokeAll: async () => undefined, quit: async () => false },
    profile: profileOnDisk(folder, clock),
    async listVault() {
      return { kind: 'ok', value: { ...readAccounts(items.filter(({ key }) => keys.has(key))), keys: [...keys] } };
    },
    async revoke({ handle }) {
      did.push(`revoke ${handle}`);
      return true;
    },
    capabilitiesOf: () => capabilities,
    async removeKey(key) {
      did.push(`remove ${key}`);
      return keys.delete(key);
    },
    async record(decision) {
      did.push(`record ${decision}`);
      return true;
    },
    confirm: async () => null,
    print: (line) => printed.push(line),
    complain: (words) => complaints.push(words),
    ...changed,
  };
  return { io, did, printed, complaints, run: (...args: readonly string[]) => runWipeCommand(args, io) };
}

describe('hatcheck wipe', () => {
  it('writes it down, ends every sign-in, and only then deletes keyring items and files', async () => {
    const { run, did, printed } = world();
    expect(await run('--yes')).toBe(0);
    const steps = did.map((step) => step.split(' ')[0]);
    expect(steps).toEqual(['record', 'revoke', 'revoke', 'remove', 'remove', 'remove']);
    expect(printed).toContain('@acme was signed out at https://pds.example.');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('changes nothing where nobody says yes, on a dry run, and where it is not understood', async () => {
    for (const [confirm, args, exit] of [
      [async () => null, [], 3],
      [async () => false, [], 3],
      [async () => true, ['--dry-run'], 0],
      [async () => true, ['--yes', '--everything'], 3],
    ] as const) {
      const { run, did } = world({ confirm });
      expect(await run(...args)).toBe(exit);
      expect(did).toEqual([]);
    }
    expect(existsSync(path.join(folder, 'hatcheck.db'))).toBe(true);
    const { run } = world({ confirm: async () => true });
    expect(await run()).toBe(0);
  });

  it('deletes nothing while one sign-in may be open, and says where to end it', async () => {
    const { run, did, printed } = world({ revoke: async ({ handle }) => handle === 'jo' });
    expect(await run('--yes')).toBe(2);
    expect(did).toEqual(['record allowed', 'record failed']);
    expect(printed.join('\n')).toContain(
      'The sign-out of @acme did not reach https://pds.example. Sign in there and delete the app password',
    );
    expect(existsSync(path.join(folder, 'hatcheck.db'))).toBe(true);
  });

  it('deletes all the same where that is asked for, and does not call it a success', async () => {
    const { run } = world({ revoke: async () => false });
    expect(await run('--yes', '--even-if-not-revoked')).toBe(2);
    expect(existsSync(folder)).toBe(false);
  });

  it('takes a running program’s word for what it ended, and ends the rest itself', async () => {
    const program = { revokeAll: async () => [{ account: 'bluesky:did:plc:acme', revoked: true }], quit: async () => true };
    const { run, did } = world({ program });
    expect(await run('--yes')).toBe(0);
    expect(did.filter((step) => step.startsWith('revoke'))).toEqual(['revoke jo']);
  });

  it('begins nothing on a locked keyring, and nothing while a program does not quit', async () => {
    const locked = world({ listVault: async () => ({ kind: 'locked' }) });
    expect(await locked.run('--yes')).toBe(3);
    const held = world({ profile: { ...profileOnDisk(folder, clock), isFree: async () => false } });
    expect(await held.run('--yes')).toBe(3);
    expect([...locked.did, ...held.did]).toEqual([]);
  });

  it('takes a keyring out of reach for no empty one, as over ssh', async () => {
    const out = { listVault: async () => ({ kind: 'missing', why: 'This session has no D-Bus.' }) as const };
    const { run, did, complaints } = world(out);
    expect(await run('--yes')).toBe(3);
    expect(did).toEqual([]);
    expect(complaints).toEqual([expect.stringContaining('Try again in your own session')]);
    expect(existsSync(path.join(folder, 'hatcheck.db'))).toBe(true);
    expect(await run('--yes', '--even-if-not-revoked')).toBe(2);
    expect(existsSync(folder)).toBe(false);
    expect(await run('--yes')).toBe(0);
  });

  it('deletes nothing where the keyring goes out of reach meanwhile', async () => {
    let looks = 0;
    const { io } = world();
    const listVault = () => (looks++ === 0 ? io.listVault() : Promise.resolve({ kind: 'missing', why: 'It went.' } as const));
    const { run, did } = world({ listVault });
    expect(await run('--yes')).toBe(3);
    expect(did).toEqual(['record allowed']);
    expect(existsSync(path.join(folder, 'hatcheck.db'))).toBe(true);
  });

  it('keeps the files where the keyring holds on to a secret', async () => {
    const { run } = world({ removeKey: async () => false });
    expect(await run('--yes')).toBe(2);
    expect(existsSync(path.join(folder, 'hatcheck.db'))).toBe(true);
  });

  it('keeps the history where that is asked for, and finds nothing to do a second time', async () => {
    const { run, printed } = world();
    expect(await run('--yes', '--keep-history')).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['ledger.jsonl', 'ledger.jsonl.torn']);
    rmSync(folder, { recursive: true });
    expect(await run('--yes')).toBe(0);
    expect(printed.at(-1)).toBe('There is nothing of Hatcheck’s to remove.');
  });
});

describe('the profile on disk', () => {
  it('is held while the process that its lock names is there, and free once it is gone', async () => {
    const profile = profileOnDisk(folder, { ...clock, monotonic: steps(0, 0, 20_000) });
    const lock = path.join(folder, 'SingletonLock');
    symlinkSync(`host-${process.pid}`, lock);
    expect(await profile.isFree()).toBe(false);
    rmSync(lock);
    symlinkSync('host-999999999', lock);
    expect(await profile.isFree()).toBe(true);
  });

  it('is held on Windows while the file is there that its program keeps open', async () => {
    const profile = profileOnDisk(folder, { ...clock, monotonic: steps(0, 0, 20_000) }, 'win32');
    expect(await profile.isFree()).toBe(true);
    writeFileSync(path.join(folder, 'lockfile'), '');
    expect(await profile.isFree()).toBe(false);
  });

  it('goes as a whole where it lies behind a link', async () => {
    const link = path.join(parent, 'link');
    symlinkSync(folder, link);
    expect(await profileOnDisk(link, clock).remove(false)).toEqual({ kind: 'ok' });
    expect(readdirSync(parent)).toEqual([]);
  });
});

/** A clock's answers, the last for ever. */
function steps(...times: readonly number[]): () => number {
  const left = [...times];
  return () => (left.length > 1 ? left.shift() : left[0]) ?? 0;
}
