import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { SweepResult } from '../../../main/accounts/sweep.ts';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { Decisions } from '../../../main/app-state/decide.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createKeyringGate } from '../../../main/program/keyring-gate.ts';
import { createProgram } from '../../../main/program/program.ts';
import type { Services } from '../../../main/program/services.ts';
import type { Vault } from '../../../main/vault/vault.ts';
import { guard } from '../../../shared/guard.ts';
import { done } from '../../../shared/outcome.ts';
import type { VaultState } from '../../../shared/vault-state.ts';
import { createStillClock } from '../still-clock.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The program over a keyring and services that write down what is asked of them. */
function setUp(keyring: VaultState, mayStayInTray = false) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-program-'));
  folders.push(folder);
  const world = {
    keyring,
    sweep: { kind: 'swept', removed: [], left: [], unreadable: [] } as SweepResult,
    calls: [] as string[],
    onSweep: async () => {},
  };
  const say = (words: string) => async (): Promise<void> => void world.calls.push(words);
  const entries = new Map<string, string>();
  const vault: Vault = {
    state: async () => world.keyring,
    list: async () => ({ kind: 'ok', value: [] }),
    read: async (key) => ({ kind: 'ok', value: entries.get(key) ?? null }),
    write: async (key, secret) => {
      entries.set(key, secret);
      return { kind: 'ok', value: undefined };
    },
    remove: async () => ({ kind: 'ok', value: false }),
    unlock: async () => {
      world.calls.push('prompt');
      return world.keyring.kind === 'ready' ? { kind: 'ok', value: undefined } : { kind: 'locked' };
    },
    close: () => void world.calls.push('vault closed'),
  };
  const state = createStateStore(initialState);
  const clock = createStillClock();
  const decisions = { guard, facts: () => expect.unreachable(), record: async () => ({ kind: 'writable' }) } satisfies Decisions;
  const gate = createKeyringGate(state, vault, clock);
  const windows = {
    openCompose: () => void world.calls.push('compose shown'),
    stayOutOfSight: () => void world.calls.push('out of sight'),
    openConsole: () => void world.calls.push('console shown'),
    openUnlock: () => void world.calls.push('unlock shown'),
    closeUnlock: () => void world.calls.push('unlock closed'),
    strip: { show: (shown: boolean) => void world.calls.push(`strip ${shown}`), setButton: () => {}, place: () => {} },
    ...{ closeAll: () => {} },
  };
  const createServices = (store: Services['store']): Services =>
    ({
      store,
      accounts: {
        load: async () => {
          await world.onSweep();
          world.calls.push('swept');
          return world.sweep;
        },
        sweep: say('swept again'),
        refreshProfile: say('profile'),
        stop: () => void world.calls.push('accounts stopped'),
        flush: say('credentials written'),
      },
      drafts: { load: async () => done, flush: say('drafts saved') },
      outbox: {
        recover: async () => done,
        start: () => void world.calls.push('outbox started'),
        stop: () => void world.calls.push('outbox stopped'),
        freezeAll: say('posts frozen'),
      },
      arming: { disarmAll: say('brands locked'), stop: () => {} },
      audience: { load: async () => {}, stop: () => {} },
      exceptions: { load: async () => {} },
      directMessages: { recover: async () => done, start: () => {}, stop: () => {}, freezeAll: async () => {}, flush: async () => {} },
      voices: { start: async () => {}, habitsOf: () => null, stop: () => {} },
    }) as unknown as Services;
  const program = createProgram({
    ...{ state, decisions, clock, vault, gate, windows, folder, createServices },
    ledger: { attachVault: say('anchored'), flush: say('ledger flushed') } as unknown as Parameters<typeof createProgram>[0]['ledger'],
    judge: { judge: say('judged'), judgeAfresh: say('judged') },
    mayStayInTray: () => mayStayInTray,
    restart: () => void world.calls.push('restarted'),
  });
  const shown = () => world.calls.filter((call) => call.endsWith('shown'));
  return { program, state, world, shown };
}

it('sweeps before any window shows', async () => {
  const { program, world } = setUp({ kind: 'ready' });
  await program.enter();
  expect(world.calls).toEqual(['anchored', 'judged', 'swept', 'outbox started', 'compose shown', 'unlock closed', 'strip false']);
});

it('stays in the tray where it may, once the sweep is over, and shows when it is asked for', async () => {
  const { program, world, shown } = setUp({ kind: 'ready' }, true);
  await program.enter();
  expect(world.calls).toEqual(['anchored', 'judged', 'swept', 'outbox started', 'out of sight', 'unlock closed', 'strip false']);
  await program.openCompose();
  expect(shown()).toEqual(['compose shown']);
});

it('shows only the keyring page while the keyring is locked, whatever is asked for', async () => {
  const { program, shown } = setUp({ kind: 'locked' });
  await program.enter();
  await program.openCompose();
  program.openConsole('device');
  expect(await program.unlock()).toMatchObject({ kind: 'refused', refusal: { reason: 'keyring-still-locked' } });
  expect(new Set(shown())).toEqual(new Set(['unlock shown']));
  expect(program.targets()).toBeNull();
});

it('enters once the keyring was unlocked, here or elsewhere', async () => {
  const { program, world, shown } = setUp({ kind: 'locked' });
  await program.enter();
  world.keyring = { kind: 'ready' };
  await Promise.all([program.unlock(), program.enter()]);
  expect(shown()).toEqual(['unlock shown', 'compose shown']);
  expect(world.calls.filter((call) => call === 'swept')).toHaveLength(1);
});

it('shows nothing but the keyring page while the sweep goes on', async () => {
  const { program, world, shown } = setUp({ kind: 'ready' });
  world.onSweep = async () => {
    await program.openCompose();
    program.openConsole('accounts');
    expect(program.targets()).toBeNull();
    expect(shown()).toEqual(['unlock shown', 'unlock shown']);
  };
  await program.enter();
  expect(shown().at(-1)).toBe('compose shown');
  expect(program.targets()).not.toBeNull();
});

it('does not enter on a keyring that could not be swept, says so, and enters when it can', async () => {
  const { program, state, world, shown } = setUp({ kind: 'ready' });
  const { sweep } = world;
  world.sweep = { kind: 'noVault', why: 'The keyring does not answer.' };
  await program.enter();
  expect(shown()).toEqual(['unlock shown']);
  expect(state.get().notices).toMatchObject([{ level: 'stop', words: expect.stringContaining('The keyring does not answer.') }]);
  world.sweep = sweep;
  await program.unlock();
  expect(shown().at(-1)).toBe('compose shown');
  expect(state.get().notices).toEqual([]);
});

it('lets drafts be written without a keyring when asked to, and starts anew when one comes', async () => {
  const { program, world, shown } = setUp({ kind: 'missing', why: 'nobody provides it' });
  await program.enter();
  expect(shown()).toEqual(['unlock shown']);
  world.sweep = { kind: 'noVault', why: 'nobody provides it' };
  await Promise.all([program.openCompose(), program.openCompose()]);
  expect(shown()).toContain('compose shown');
  expect(world.calls.filter((call) => call === 'outbox started')).toHaveLength(1);
  world.keyring = { kind: 'ready' };
  await program.unlock();
  expect(world.calls.at(-1)).toBe('restarted');
});

it('sweeps again when the keyring comes back', async () => {
  const { program, world } = setUp({ kind: 'ready' });
  await program.enter();
  await program.onKeyringChange();
  expect(world.calls.at(-1)).toBe('swept again');
});

it('stops acting at once after a fault, and leaves in order', async () => {
  const { program, world } = setUp({ kind: 'ready' });
  await program.enter();
  world.calls.length = 0;
  await program.halt();
  expect(world.calls).toEqual(['outbox stopped', 'posts frozen', 'brands locked', 'drafts saved']);
  world.calls.length = 0;
  await program.leave();
  expect(world.calls.slice(4)).toEqual(['accounts stopped', 'credentials written', 'ledger flushed', 'vault closed']);
});

it.each<VaultState>([{ kind: 'locked' }, { kind: 'missing', why: 'nobody provides it' }])(
  'leaves a keyring that is $kind',
  async (keyring) => {
    const { program, world } = setUp(keyring);
    await program.enter();
    await program.leave();
    expect(world.calls.slice(-2)).toEqual(['ledger flushed', 'vault closed']);
  },
);
