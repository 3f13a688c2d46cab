import { once } from 'node:events';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Desktop, startDesktop } from '../../rig/desktop.ts';
import { type KeyringState, startKeyring } from '../../rig/keyring.ts';
import { readSecret } from '../../rig/secret-tool.ts';
import { waitFor } from '../../rig/wait-for.ts';
import { type OpenVaultOptions, openVault } from './open-vault.ts';
import { chooseNewPassword, promptShows } from './prompt.ts';

const service = 'Hatcheck test';
const none: AbortSignal = new AbortController().signal;
let desktop: Desktop | null = null;

afterEach(async () => {
  await desktop?.stop();
  desktop = null;
});

async function withKeyring(state: KeyringState, options: Omit<OpenVaultOptions, 'env'> = {}) {
  desktop = await startDesktop();
  const keyring = await startKeyring(desktop, state);
  const opened = openVault({ env: desktop.env, ...options });
  onTestFinished(() => opened.vault.close());
  return { desktop, keyring, ...opened };
}

describe('a keyring that is ready', () => {
  it('keeps, gives, lists and removes, in any script', async () => {
    const { vault, desktop } = await withKeyring('ready');
    expect(await vault.state()).toEqual({ kind: 'ready' });
    const secret = 'sécret 🔑 \n„Ü“ 秘密\u2028';
    expect(await vault.write('account:bluesky:did:plc:ä', secret)).toEqual({ kind: 'ok', value: undefined });
    expect(await vault.read('account:bluesky:did:plc:ä')).toEqual({ kind: 'ok', value: secret });
    expect(await readSecret(desktop, { service, account: 'account:bluesky:did:plc:ä' })).toBe(secret);
    expect(await vault.write('account:bluesky:did:plc:ä', 'second')).toEqual({ kind: 'ok', value: undefined });
    expect(await vault.list()).toEqual({ kind: 'ok', value: [{ key: 'account:bluesky:did:plc:ä', secret: 'second' }] });
    expect(await vault.remove('account:bluesky:did:plc:ä')).toEqual({ kind: 'ok', value: true });
    expect(await vault.remove('account:bluesky:did:plc:ä')).toEqual({ kind: 'ok', value: false });
    expect(await vault.read('account:bluesky:did:plc:ä')).toEqual({ kind: 'ok', value: null });
    expect(await vault.list()).toEqual({ kind: 'ok', value: [] });
  });

  it('lists 500 items in one call', async () => {
    const { vault, host, workers } = await withKeyring('ready', { callLimitMs: 60_000 });
    const items = Array.from({ length: 500 }, (_, index) => ({ key: `account:bluesky:did:plc:${index}`, secret: `secret ${index}` }));
    for (const { key, secret } of items)
      expect(await host.call({ kind: 'write', service, key, secret }, 'fill')).toEqual({ kind: 'write' });
    const listed = await vault.list();
    expect(listed.kind === 'ok' && listed.value.toSorted(byNumber)).toEqual(items);
    expect(workers).toHaveLength(2);
  });

  it('refuses what it would cut or mangle, without a worker', async () => {
    const { vault, workers } = await withKeyring('ready');
    for (const secret of ['', 'a\0b', 'x'.repeat(2_001), '\ud800'])
      expect(await vault.write('k', secret)).toMatchObject({ kind: 'failed' });
    for (const key of ['', 'a\0b']) expect(await vault.write(key, 'secret')).toMatchObject({ kind: 'failed' });
    expect(await vault.write('k', 'x'.repeat(2_000))).toMatchObject({ kind: 'ok' });
    expect(workers).toHaveLength(1);
  });

  it('goes on after its worker is killed in the middle of a call', async () => {
    const { vault, host, keyring, workers } = await withKeyring('ready');
    await vault.write('k', 'secret');
    keyring.freeze();
    const pending = host.call({ kind: 'read', service, key: 'k' }, 'same');
    await waitFor('the worker', () => workers.length === 2);
    workers.at(-1)?.kill('SIGKILL');
    expect(await pending).toEqual({ kind: 'failed', why: 'The keyring helper ended unexpectedly.' });
    keyring.thaw();
    expect(await vault.read('k')).toEqual({ kind: 'ok', value: 'secret' });
  });
});

describe('a keyring that is locked', () => {
  it('answers locked to everything, without a prompt and without a worker', async () => {
    const { vault, workers, desktop } = await withKeyring('locked');
    expect(await vault.state()).toEqual({ kind: 'locked' });
    for (const answer of [vault.list(), vault.read('k'), vault.write('k', 's'), vault.remove('k')]) {
      expect(await answer).toEqual({ kind: 'locked' });
    }
    expect(workers).toHaveLength(0);
    expect(await promptShows(desktop)).toBe(false);
  });

  it('unlocks through its own prompt', async () => {
    const { vault, keyring } = await withKeyring('ready');
    await vault.write('k', 'secret');
    await keyring.lock();
    const unlocking = vault.unlock(none);
    await keyring.unlockThroughPrompt();
    expect(await unlocking).toEqual({ kind: 'ok', value: undefined });
    expect(await vault.read('k')).toEqual({ kind: 'ok', value: 'secret' });
  });

  it('stays locked when its prompt is cancelled, and can be asked again', async () => {
    const { vault, keyring } = await withKeyring('locked');
    for (const _ of [1, 2]) {
      const unlocking = vault.unlock(none);
      await keyring.cancelPrompt();
      expect(await unlocking).toEqual({ kind: 'locked' });
    }
    expect(await vault.state()).toEqual({ kind: 'locked' });
  });

  it('is not waited for once aborted; its prompt stays, and asking again waits for the same one', async () => {
    const { vault, keyring, desktop } = await withKeyring('locked');
    const cancel = new AbortController();
    const unlocking = vault.unlock(cancel.signal);
    await waitFor('the prompt', () => promptShows(desktop));
    cancel.abort();
    expect(await unlocking).toEqual({ kind: 'locked' });
    const again = vault.unlock(none);
    await keyring.unlockThroughPrompt();
    expect(await again).toEqual({ kind: 'ok', value: undefined });
    expect(await promptShows(desktop)).toBe(false);
  });

  it('ends unlocking when the keyring dies under its prompt', async () => {
    const { vault, keyring, desktop } = await withKeyring('locked');
    const unlocking = vault.unlock(none);
    await waitFor('the prompt', () => promptShows(desktop));
    await keyring.kill();
    expect(await unlocking).toEqual({ kind: 'failed', why: 'The keyring ended while its prompt was open.' });
    expect(await vault.state()).toMatchObject({ kind: 'missing' });
  });

  it.each(['list', 'read'] as const)('outlives what a cancelled prompt does to keytar: %s', async (kind) => {
    const { vault, host, keyring } = await withKeyring('ready');
    await vault.write('k', 'secret');
    await keyring.lock();
    const call = host.call(kind === 'list' ? { kind, service } : { kind, service, key: 'k' }, 'any');
    await keyring.cancelPrompt();
    // What keytar makes of it: its process crashes, or it answers that there is no such item.
    expect(await call).toEqual(
      kind === 'list' ? { kind: 'failed', why: 'The keyring helper ended unexpectedly.' } : { kind, secret: null },
    );
    expect(await vault.read('k')).toEqual({ kind: 'locked' });
  });

  it('is not overtaken by a call that hangs: the limit ends it, and the worker', async () => {
    const { vault, host, keyring, workers } = await withKeyring('ready', { callLimitMs: 2_000 });
    await vault.write('k', 'secret');
    await keyring.lock();
    expect(await host.call({ kind: 'write', service, key: 'n', secret: 'x' }, 'any')).toEqual({
      kind: 'failed',
      why: 'The keyring did not answer within 2 s.',
    });
    expect(workers.at(-1)?.killed).toBe(true);
    expect(await vault.read('k')).toEqual({ kind: 'locked' });
  });
});

describe('a keyring in trouble', () => {
  it('works again at the first call after it died and came back', async () => {
    const { vault, keyring, desktop } = await withKeyring('ready');
    await vault.write('k', 'secret');
    await keyring.kill();
    expect(await vault.read('k')).toMatchObject({ kind: 'missing' });
    await startKeyring(desktop, 'ready');
    expect(await vault.read('k')).toEqual({ kind: 'ok', value: 'secret' });
  });

  it('answers failed within its limit while it is frozen, and works after', async () => {
    const { vault, keyring } = await withKeyring('ready', { probeLimitMs: 500 });
    await vault.write('k', 'secret');
    keyring.freeze();
    expect(await vault.state()).toMatchObject({ kind: 'missing', why: expect.stringContaining('did not answer') });
    expect(await vault.read('k')).toMatchObject({ kind: 'failed' });
    expect(await vault.list()).toMatchObject({ kind: 'failed' });
    keyring.thaw();
    expect(await waitFor('an answer', async () => (await vault.read('k')).kind === 'ok')).toBe(true);
  });

  it('is missing where no service is', async () => {
    desktop = await startDesktop();
    const { vault, workers } = openVault({ env: desktop.env });
    onTestFinished(() => vault.close());
    expect(await vault.state()).toMatchObject({ kind: 'missing', why: expect.stringContaining('org.freedesktop.secrets') });
    for (const answer of [vault.list(), vault.read('k'), vault.write('k', 's'), vault.remove('k')]) {
      expect(await answer).toMatchObject({ kind: 'missing' });
    }
    expect(await vault.unlock(none)).toMatchObject({ kind: 'failed' });
    expect(workers).toHaveLength(0);
  });

  it('is missing where no bus is, or where the bus died', async () => {
    const nowhere = openVault({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } });
    expect(await nowhere.vault.state()).toMatchObject({ kind: 'missing', why: expect.stringContaining('D-Bus') });
    const { vault, desktop: died } = await withKeyring('ready');
    expect(await vault.state()).toEqual({ kind: 'ready' });
    await died.stop();
    expect(await vault.read('k')).toMatchObject({ kind: 'missing' });
  });

  it('without any keyring yet counts as locked, and its prompt makes one', async () => {
    const { vault, keyring, desktop } = await withKeyring('fresh');
    expect(await vault.read('k')).toEqual({ kind: 'locked' });
    const declined = vault.unlock(none);
    await keyring.cancelPrompt();
    expect(await declined).toEqual({ kind: 'locked' });
    const created = vault.unlock(none);
    await chooseNewPassword(desktop, 'new password');
    expect(await created).toEqual({ kind: 'ok', value: undefined });
    expect(await vault.write('k', 'secret')).toEqual({ kind: 'ok', value: undefined });
    expect(await vault.read('k')).toEqual({ kind: 'ok', value: 'secret' });
  });
});

describe('closing', () => {
  it('ends the worker and what waits for it, at once', async () => {
    const { vault, host, keyring, workers } = await withKeyring('ready');
    await vault.write('k', 'secret');
    keyring.freeze();
    const pending = host.call({ kind: 'read', service, key: 'k' }, 'same');
    await waitFor('the worker', () => workers.length === 2);
    const gone = once(workers[1] ?? process, 'exit');
    vault.close();
    expect(await pending).toEqual({ kind: 'failed', why: 'Hatcheck is quitting.' });
    await gone;
    expect(await host.call({ kind: 'list', service }, 'same')).toEqual({ kind: 'failed', why: 'Hatcheck is quitting.' });
    keyring.thaw();
  });
});

function byNumber(a: { readonly secret: string }, b: { readonly secret: string }): number {
  return Number(a.secret.slice(7)) - Number(b.secret.slice(7));
}
