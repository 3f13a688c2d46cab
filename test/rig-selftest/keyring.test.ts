import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desktop, startDesktop } from '../rig/desktop.ts';
import { type Keyring, type KeyringState, startKeyring } from '../rig/keyring.ts';
import { listSecretAccounts, readSecret, removeSecret, writeSecret } from '../rig/secret-tool.ts';
import { waitFor } from '../rig/wait-for.ts';

const entry = { service: 'hatcheck-selftest', account: 'one' };

describe('the keyring of the rig', () => {
  let desktop: Desktop;
  let keyring: Keyring | undefined;

  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterEach(async () => {
    await keyring?.stop();
    keyring = undefined;
  });
  afterAll(() => desktop.stop());

  const start = async (state: KeyringState) => {
    keyring = await startKeyring(desktop, state);
    return keyring;
  };

  it('is missing until it is started', async () => {
    await expect(writeSecret(desktop, entry, 'secret')).rejects.toThrow();
  });

  it('keeps, lists and forgets a secret', async () => {
    await start('ready');
    await writeSecret(desktop, entry, 'sécret');
    expect(await readSecret(desktop, entry)).toBe('sécret');
    expect(await listSecretAccounts(desktop, entry.service)).toEqual(['one']);
    await removeSecret(desktop, entry);
    expect(await readSecret(desktop, entry)).toBeUndefined();
  });

  it('is unlocked by typing into its prompt', async () => {
    const ready = await start('ready');
    await writeSecret(desktop, entry, 'secret');
    await ready.lock();
    expect(await ready.isLocked()).toBe(true);
    const reading = readSecret(desktop, entry);
    await ready.unlockThroughPrompt();
    expect(await reading).toBe('secret');
  });

  it('stays locked when its prompt is cancelled', async () => {
    const locked = await start('locked');
    const reading = readSecret(desktop, entry);
    await locked.cancelPrompt();
    expect(await reading).toBeUndefined();
    expect(await locked.isLocked()).toBe(true);
  });

  it('freezes and thaws', async () => {
    const ready = await start('ready');
    ready.freeze();
    await waitFor('the keyring to be stopped', () => runState(ready.pid) === 'T');
    const asking = ready.isLocked();
    ready.thaw();
    expect(await asking).toBe(false);
  });

  it('comes back, with its secrets, after it was killed', async () => {
    await writeSecretAndCrash();
    await start('ready');
    expect(await readSecret(desktop, entry)).toBe('kept');
  });

  async function writeSecretAndCrash(): Promise<void> {
    const doomed = await startKeyring(desktop, 'ready');
    await writeSecret(desktop, entry, 'kept');
    await doomed.kill();
  }

  it('has no collection when fresh', async () => {
    const empty = await startDesktop();
    const fresh = await startKeyring(empty, 'fresh');
    expect(await fresh.isLocked()).toBe(true);
    await fresh.stop();
    await empty.stop();
  });
});

/** The state letter of a process, as in proc(5): S is sleeping, T is stopped. */
function runState(pid: number): string | undefined {
  return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
}
