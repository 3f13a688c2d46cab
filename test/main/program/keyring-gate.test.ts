import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createKeyringGate } from '../../../main/program/keyring-gate.ts';
import type { Vault, VaultResult } from '../../../main/vault/vault.ts';
import type { VaultState } from '../../../shared/vault-state.ts';
import { createStillClock } from '../still-clock.ts';

type Prompt = { readonly signal: AbortSignal; answer(result: VaultResult<void>, state: VaultState): void };

function setUp(start: VaultState) {
  let keyring = start;
  const prompts: Prompt[] = [];
  const never = (): never => {
    throw new Error('The gate reads and writes nothing.');
  };
  const vault: Vault = {
    ...{ list: never, read: never, write: never, remove: never, close: never },
    state: async () => keyring,
    unlock: (signal) =>
      new Promise((resolve) => {
        const answer: Prompt['answer'] = (result, next) => {
          keyring = next;
          resolve(result);
        };
        signal.addEventListener('abort', () => answer({ kind: 'locked' }, keyring));
        prompts.push({ signal, answer });
      }),
  };
  const state = createStateStore(initialState);
  const clock = createStillClock();
  const set = (next: VaultState): void => {
    keyring = next;
  };
  return { gate: createKeyringGate(state, vault, clock), state, clock, prompts, set };
}

/** Lets everything happen that needs no time. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('says that it waits for the prompt, and is ready once that was answered', async () => {
  const { gate, state, prompts } = setUp({ kind: 'locked' });
  await gate.look();
  const unlocking = gate.unlock();
  expect(state.get()).toMatchObject({ vault: { kind: 'locked' }, unlocking: true });
  prompts[0]?.answer({ kind: 'ok', value: undefined }, { kind: 'ready' });
  expect(await unlocking).toEqual({ kind: 'ok', value: undefined });
  expect(state.get()).toMatchObject({ vault: { kind: 'ready' }, unlocking: false });
});

it('stays locked after a cancelled prompt, and can be asked again', async () => {
  const { gate, state, prompts } = setUp({ kind: 'locked' });
  const first = gate.unlock();
  prompts[0]?.answer({ kind: 'locked' }, { kind: 'locked' });
  expect(await first).toMatchObject({ kind: 'refused', refusal: { law: 8, reason: 'keyring-still-locked' } });
  expect(state.get()).toMatchObject({ vault: { kind: 'locked' }, unlocking: false });
  void gate.unlock();
  expect(prompts).toHaveLength(2);
});

it('stops waiting when asked to', async () => {
  const { gate, state } = setUp({ kind: 'locked' });
  const unlocking = gate.unlock();
  gate.cancelUnlock();
  expect(await unlocking).toMatchObject({ kind: 'refused', refusal: { reason: 'keyring-still-locked' } });
  expect(state.get().unlocking).toBe(false);
});

it('shows one prompt, however often it is asked', async () => {
  const { gate, prompts } = setUp({ kind: 'locked' });
  void gate.unlock();
  await gate.unlock();
  expect(prompts).toHaveLength(1);
});

it('tells why the keyring could not be unlocked', async () => {
  const { gate, prompts } = setUp({ kind: 'locked' });
  const unlocking = gate.unlock();
  prompts[0]?.answer({ kind: 'failed', why: 'The keyring ended while its prompt was open.' }, { kind: 'missing', why: 'gone' });
  expect(await unlocking).toMatchObject({ refusal: { words: expect.stringContaining('ended while its prompt was open') } });
});

it('hears of a keyring that was locked, went or came back elsewhere, once each', async () => {
  const { gate, state, clock, set } = setUp({ kind: 'ready' });
  await gate.look();
  const heard: string[] = [];
  const stop = gate.follow(({ kind }) => heard.push(kind));
  for (const next of [{ kind: 'locked' }, { kind: 'locked' }, { kind: 'missing', why: 'gone' }, { kind: 'ready' }] as const) {
    set(next);
    clock.advance(3_000);
    await settle();
  }
  expect(heard).toEqual(['locked', 'missing', 'ready']);
  expect(state.get().vault).toEqual({ kind: 'ready' });
  stop();
  set({ kind: 'locked' });
  clock.advance(10_000);
  await settle();
  expect(heard).toHaveLength(3);
});
