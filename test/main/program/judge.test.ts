import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import type { Decisions } from '../../../main/app-state/decide.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createJudge } from '../../../main/program/judge.ts';
import { guard } from '../../../shared/guard.ts';
import { defaultPolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { createStillClock } from '../still-clock.ts';

const stating = (DeviceStatement: 'managed' | 'personal'): PolicyOutcome => ({
  kind: 'active',
  policy: { ...defaultPolicy, DeviceStatement },
  sources: [],
  unknownKeys: [],
  readAt: 0,
});

function setUp(reads: (PolicyOutcome | Promise<PolicyOutcome>)[]) {
  const state = createStateStore(initialState);
  const calls: string[] = [];
  const decisions: Decisions = {
    guard,
    facts: () => {
      throw new Error('The judge asks nothing of the guard.');
    },
    record: async ({ act, reason }) => {
      calls.push(`${act}: ${reason}, by then ${state.get().device.kind}`);
      return { kind: 'writable' };
    },
  };
  const last = reads.at(-1) ?? { kind: 'absent' };
  const reader = { read: async () => reads.shift() ?? last, watch: () => () => {}, location: 'here' };
  const onChange = async (): Promise<void> => {
    calls.push(`acting on ${state.get().device.kind}`);
    await Promise.resolve();
    calls.push('acted');
  };
  const forgetDeclaration = async (): Promise<void> => {
    calls.push('forgetting the declaration');
    state.update((before) => ({ ...before, settings: { ...before.settings, declaredDevice: null } }));
  };
  const judge = createJudge({ state, decisions, reader, clock: createStillClock(), onChange, forgetDeclaration });
  return { state, calls, judge };
}

it('holds the new rules, writes them down, acts on them, and only then is done', async () => {
  const { state, calls, judge } = setUp([stating('personal')]);
  await judge.judge();
  expect(state.get().device).toMatchObject({ kind: 'personal', statedBy: 'it' });
  expect(calls).toEqual([
    'policy: policy-active, by then personal',
    'device: device-personal-by-it, by then personal',
    'acting on personal',
    'acted',
  ]);
});

it('does nothing while nothing changed', async () => {
  const same = stating('managed');
  const { state, calls, judge } = setUp([same, same]);
  await judge.judge();
  const before = state.get();
  calls.length = 0;
  await judge.judge();
  expect(calls).toEqual([]);
  expect(state.get()).toBe(before);
});

it('judges one change after the other, and whoever waits waits for its own', async () => {
  const { calls, judge, state } = setUp([stating('managed'), stating('personal')]);
  const first = judge.judge();
  const second = judge.judge();
  await first;
  expect(calls).toContain('acting on managed');
  await second;
  expect(calls.filter((call) => call.startsWith('act'))).toEqual(['acting on managed', 'acted', 'acting on personal', 'acted']);
  expect(state.get().device.kind).toBe('personal');
});

it('judges on after a reading that broke', async () => {
  const { judge, state } = setUp([Promise.reject(new Error('no disk')), stating('managed')]);
  await expect(judge.judge()).rejects.toThrow('no disk');
  await judge.judge();
  expect(state.get().device.kind).toBe('managed');
});

it('hears the person’s own answer where IT has set nothing, until rules come', async () => {
  const { judge, state } = setUp([{ kind: 'absent' }, stating('personal')]);
  state.update((before) => ({ ...before, settings: { ...before.settings, declaredDevice: 'managed' } }));
  await judge.judge();
  expect(state.get().device).toMatchObject({ kind: 'managed', statedBy: 'person' });
  await judge.judge();
  expect(state.get().device).toMatchObject({ kind: 'personal', statedBy: 'it' });
});

it('forgets the person’s own word once there are rules, so that it does not come back when they go', async () => {
  const { state, calls, judge } = setUp([stating('managed'), { kind: 'absent' }]);
  state.update((before) => ({ ...before, settings: { ...before.settings, declaredDevice: 'personal' } }));
  await judge.judge();
  expect(calls[0]).toBe('forgetting the declaration');
  await judge.judge();
  expect(state.get().device).toMatchObject({ kind: 'unknown', statedBy: 'nobody' });
});
