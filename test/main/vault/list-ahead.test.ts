import { expect, it } from 'vitest';
import { listAhead } from '../../../main/vault/list-ahead.ts';
import type { Vault, VaultResult } from '../../../main/vault/vault.ts';

const done = { kind: 'ok', value: undefined } as const;

/** A keyring that writes down what it is asked for. `refuses` makes changes fail. */
function setUp(items: Readonly<Record<string, string>> = { one: '1', two: '2' }) {
  const world = { kept: new Map(Object.entries(items)), asked: [] as string[], now: 0, refuses: false, locked: false };
  const change = (act: () => void): VaultResult<undefined> => {
    if (world.refuses) return { kind: 'failed', why: 'no' };
    act();
    return done;
  };
  const vault: Vault = {
    state: async () => ({ kind: 'ready' }),
    async list() {
      world.asked.push('list');
      return world.locked ? { kind: 'locked' } : { kind: 'ok', value: [...world.kept].map(([key, secret]) => ({ key, secret })) };
    },
    async read(key) {
      world.asked.push(`read ${key}`);
      return { kind: 'ok', value: world.kept.get(key) ?? null };
    },
    write: async (key, secret) => change(() => world.kept.set(key, secret)),
    async remove(key) {
      const result = change(() => world.kept.delete(key));
      return result.kind === 'ok' ? { kind: 'ok', value: true } : result;
    },
    unlock: async () => done,
    close: () => {},
  };
  return { world, ahead: () => listAhead(vault, { monotonic: () => world.now }) };
}

const of = (items: Readonly<Record<string, string>>) => ({
  kind: 'ok',
  value: Object.entries(items).map(([key, secret]) => ({ key, secret })),
});

it('asks the keyring once for all that a start reads', async () => {
  const { world, ahead } = setUp();
  const vault = ahead();
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: '1' });
  expect(await vault.read('two')).toEqual({ kind: 'ok', value: '2' });
  expect(await vault.list()).toEqual(of({ one: '1', two: '2' }));
  expect(world.asked).toEqual(['list']);
});

it('asks for everything again after the first list', async () => {
  const { world, ahead } = setUp();
  const vault = ahead();
  await vault.list();
  world.kept.set('one', 'by somebody else');
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: 'by somebody else' });
  expect(await vault.list()).toEqual(of({ one: 'by somebody else', two: '2' }));
});

it('believes that there is none only when asked for it', async () => {
  const { world, ahead } = setUp();
  const vault = ahead();
  expect(await vault.read('three')).toEqual({ kind: 'ok', value: null });
  expect(world.asked).toEqual(['list', 'read three']);
});

it('knows what was written and removed meanwhile', async () => {
  const { ahead } = setUp();
  const vault = ahead();
  await vault.write('one', 'new');
  await vault.write('three', '3');
  await vault.remove('two');
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: 'new' });
  expect(await vault.read('two')).toEqual({ kind: 'ok', value: null });
  expect(await vault.list()).toEqual(of({ one: 'new', three: '3' }));
});

it('asks again after a change that failed: it may have happened', async () => {
  const { world, ahead } = setUp();
  const vault = ahead();
  world.refuses = true;
  await vault.write('one', 'new');
  world.kept.set('one', 'new after all');
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: 'new after all' });
});

it('asks again once the list is old', async () => {
  const { world, ahead } = setUp();
  const vault = ahead();
  world.kept.set('one', 'later');
  world.now = 5_000;
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: 'later' });
  expect(await vault.list()).toEqual(of({ one: 'later', two: '2' }));
});

it('gives what the keyring says where the list ahead could not be had', async () => {
  const { world, ahead } = setUp();
  world.locked = true;
  const vault = ahead();
  expect(await vault.read('one')).toEqual({ kind: 'ok', value: '1' });
  expect(await vault.list()).toEqual({ kind: 'locked' });
  world.locked = false;
  expect(await vault.list()).toEqual(of({ one: '1', two: '2' }));
});
