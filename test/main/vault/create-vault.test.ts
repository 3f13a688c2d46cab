import { describe, expect, it } from 'vitest';
import { createVault } from '../../../main/vault/create-vault.ts';
import type { ItemCount, Keyring, KeyringProbe, UnlockOutcome } from '../../../main/vault/keyring.ts';
import type { KeytarCall } from '../../../main/vault/keytar-call.ts';
import type { KeytarAnswer } from '../../../main/vault/keytar-messages.ts';

const ready: KeyringProbe = { kind: 'ready', peer: 'p' };
const locked: KeyringProbe = { kind: 'locked' };
const silent: KeyringProbe = { kind: 'silent', why: 'Nothing.' };

/** A vault over what the keyring says, probe by probe, and one answer of keytar's. */
function vaultOver(options: { probes: readonly KeyringProbe[]; answer?: KeytarAnswer; count?: ItemCount; outcome?: UnlockOutcome }) {
  const probes = [...options.probes];
  const calls: KeytarCall[] = [];
  const keyring: Keyring = {
    probe: async () => probes.shift() ?? silent,
    count: async () => options.count ?? { kind: 'ok', items: 0 },
    unlock: async () => options.outcome ?? { kind: 'unlocked' },
    close: () => {},
  };
  const host = {
    warm: () => {},
    call: async (call: KeytarCall) => {
      calls.push(call);
      return options.answer ?? { kind: 'failed' as const, why: 'no answer' };
    },
    close: () => {},
  };
  return { vault: createVault({ service: 'S', keyring, host }), calls };
}

describe('createVault', () => {
  it.each([
    [locked, { kind: 'locked' }],
    [{ kind: 'missing', why: 'None.' } as const, { kind: 'missing', why: 'None.' }],
    [silent, { kind: 'failed', why: 'Nothing.' }],
  ])('does not touch keytar where the keyring is %o', async (probe, expected) => {
    const { vault, calls } = vaultOver({ probes: [probe, probe, probe, probe] });
    expect(await vault.read('k')).toEqual(expected);
    expect(await vault.list()).toEqual(expected);
    expect(await vault.write('k', 's')).toEqual(expected);
    expect(await vault.remove('k')).toEqual(expected);
    expect(calls).toEqual([]);
  });

  it('says locked where that is why keytar failed', async () => {
    const { vault } = vaultOver({ probes: [ready, locked], answer: { kind: 'failed', why: 'ended' } });
    expect(await vault.list()).toEqual({ kind: 'locked' });
  });

  it('says failed where the keyring is fine', async () => {
    const { vault } = vaultOver({ probes: [ready, ready], answer: { kind: 'failed', why: 'ended' } });
    expect(await vault.list()).toEqual({ kind: 'failed', why: 'The keyring could not do this: ended' });
  });

  it('believes in no item only where the keyring counts none', async () => {
    const answer = { kind: 'read', secret: null } as const;
    expect(await vaultOver({ probes: [ready], answer }).vault.read('k')).toEqual({ kind: 'ok', value: null });
    const there: ItemCount = { kind: 'ok', items: 1 };
    expect(await vaultOver({ probes: [ready, locked], answer, count: there }).vault.read('k')).toEqual({ kind: 'locked' });
    expect(await vaultOver({ probes: [ready, ready], answer, count: there }).vault.read('k')).toMatchObject({ kind: 'failed' });
    const unsaid: ItemCount = { kind: 'failed', why: 'No bus.' };
    expect(await vaultOver({ probes: [ready, ready], answer, count: unsaid }).vault.read('k')).toEqual({ kind: 'failed', why: 'No bus.' });
    const cannotSay: ItemCount = { kind: 'ok', items: null };
    expect(await vaultOver({ probes: [ready], answer, count: cannotSay }).vault.read('k')).toEqual({ kind: 'ok', value: null });
  });

  it('gives no list that is shorter than what the keyring counts', async () => {
    const answer: KeytarAnswer = { kind: 'list', items: [{ key: 'a', secret: 's' }] };
    const two: ItemCount = { kind: 'ok', items: 2 };
    expect(await vaultOver({ probes: [ready, ready], answer, count: two }).vault.list()).toMatchObject({ kind: 'failed' });
    expect(await vaultOver({ probes: [ready], answer, count: { kind: 'ok', items: 1 } }).vault.list()).toMatchObject({ kind: 'ok' });
  });

  it('reports nothing as removed that is still there', async () => {
    const answer = { kind: 'remove', existed: false } as const;
    expect(await vaultOver({ probes: [ready], answer }).vault.remove('k')).toEqual({ kind: 'ok', value: false });
    const still: ItemCount = { kind: 'ok', items: 1 };
    expect(await vaultOver({ probes: [ready, locked], answer, count: still }).vault.remove('k')).toEqual({ kind: 'locked' });
  });

  it('is unlocked when the keyring says so, not when the prompt does', async () => {
    const signal = new AbortController().signal;
    expect(await vaultOver({ probes: [ready] }).vault.unlock(signal)).toEqual({ kind: 'ok', value: undefined });
    expect(await vaultOver({ probes: [locked] }).vault.unlock(signal)).toEqual({ kind: 'locked' });
    expect(await vaultOver({ probes: [locked], outcome: { kind: 'dismissed' } }).vault.unlock(signal)).toEqual({ kind: 'locked' });
    const failed = { kind: 'failed', why: 'Gone.' } as const;
    expect(await vaultOver({ probes: [], outcome: failed }).vault.unlock(signal)).toEqual(failed);
  });
});
