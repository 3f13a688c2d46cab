import { expect, it } from 'vitest';
import { type AppState, createStateStore } from '../../../main/app-state/app-state.ts';
import type { Decisions } from '../../../main/app-state/decide.ts';
import { realmSignal } from '../../../main/device/linux/realm-signal.ts';
import type { SignalReader } from '../../../main/device/signal-reader.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createJudge } from '../../../main/program/judge.ts';
import { guard } from '../../../shared/guard.ts';
import { defaultPolicy, effectivePolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { joinedToAcme } from '../device/said/linux.ts';
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
  const asked: number[] = [];
  const said = { realm: joinedToAcme };
  const signals: SignalReader = {
    read: async (policy, maxAgeMs) => {
      if (!realmSignal.isExpected(policy)) return [];
      asked.push(maxAgeMs);
      return [{ signal: realmSignal, answer: { kind: 'said', text: said.realm }, readAt: clock.now(), readAtMonotonic: clock.monotonic() }];
    },
  };
  const rememberEnrolled = async (enrolledAt: readonly string[]): Promise<void> => {
    calls.push('remembering that it was enrolled');
    state.update((before) => ({ ...before, settings: { ...before.settings, enrolledAt: [...enrolledAt] } }));
  };
  const clock = createStillClock();
  const testimony = { signals, absenceProves: false };
  const judge = createJudge({ state, decisions, reader, clock, onChange, forgetDeclaration, rememberEnrolled, ...testimony });
  return { state, calls, judge, asked, said, clock };
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

const expectingRealm: PolicyOutcome = {
  kind: 'active',
  policy: { ...defaultPolicy, ExpectedRealms: ['corp.acme.example'], PostureMaxAgeMinutes: 7 },
  sources: [],
  unknownKeys: [],
  readAt: 0,
};

it('asks the computer anew right before an act, and else only for evidence that is too old', async () => {
  const { judge, asked } = setUp([expectingRealm]);
  await judge.judge();
  await judge.judgeAfresh();
  expect(asked).toEqual([7 * 60_000, 0]);
});

it('remembers that the computer was enrolled, and knows by that when it is not any more', async () => {
  const { judge, state, said, calls } = setUp([expectingRealm]);
  await judge.judge();
  expect(state.get().device).toMatchObject({ kind: 'managed', statedBy: 'signals' });
  expect(calls[0]).toBe('remembering that it was enrolled');
  said.realm = '';
  await judge.judgeAfresh();
  expect(state.get().device).toMatchObject({ kind: 'personal', statedBy: 'signals' });
  expect(calls.slice(-3)).toEqual(['device: device-personal-by-signals, by then personal', 'acting on personal', 'acted']);
});

it('shows how old the evidence is, and takes that for no change', async () => {
  const { judge, state, calls, clock } = setUp([expectingRealm]);
  await judge.judge();
  calls.length = 0;
  clock.advance(5_000);
  await judge.judgeAfresh();
  expect(state.get().device.evidence[0]?.readAt).toBe(clock.now());
  expect(calls).toEqual([]);
});

it('holds what the person made stricter on top of the rules, and never what is looser', async () => {
  const { state, calls, judge } = setUp([stating('managed')]);
  await judge.judge();
  const before = state.get().policy;
  const setOwn = (ownRules: AppState['settings']['ownRules']) =>
    state.update((now) => ({ ...now, settings: { ...now.settings, ownRules } }));
  setOwn({ ArmingMinutes: 120 });
  await judge.judge();
  expect(state.get().policy).toBe(before);
  setOwn({ ArmingMinutes: 4, IdleMinutes: 60 });
  calls.length = 0;
  await judge.judge();
  expect(effectivePolicy(state.get().policy)).toMatchObject({ ArmingMinutes: 4, IdleMinutes: defaultPolicy.IdleMinutes });
  expect(calls).toContain('acted');
  const tightened = state.get().policy;
  await judge.judge();
  expect(state.get().policy).toBe(tightened);
});
