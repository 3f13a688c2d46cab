import { describe, expect, it } from 'vitest';
import { judgeDevice } from '../../../main/device/verdict.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';

const absent: PolicyOutcome = { kind: 'absent' };
const active = (policy: Partial<Policy> = {}): PolicyOutcome => ({
  kind: 'active',
  policy: { ...defaultPolicy, ...policy },
  sources: [],
  unknownKeys: [],
  readAt: 0,
});
const invalid = (policy: Partial<Policy> = {}): PolicyOutcome => ({
  kind: 'invalid',
  problems: [],
  restrictions: { ...defaultPolicy, ...policy },
  readAt: 0,
});

describe('the device verdict', () => {
  it.each([
    ['no rules, no answer', absent, null, 'unknown', 'nobody'],
    ['no rules, answered company', absent, 'managed', 'managed', 'person'],
    ['no rules, answered own', absent, 'personal', 'personal', 'person'],
    ['IT states managed', active({ DeviceStatement: 'managed' }), null, 'managed', 'it'],
    ['IT states personal against the answer', active({ DeviceStatement: 'personal' }), 'managed', 'personal', 'it'],
    ['rules without a statement void the answer', active(), 'managed', 'unknown', 'nobody'],
    ['unreadable rules void the answer', invalid(), 'personal', 'unknown', 'nobody'],
    ['unreadable rules leave it unknown, whatever was last good', invalid({ DeviceStatement: 'personal' }), null, 'unknown', 'nobody'],
  ] as const)('%s', (_name, policy, declaration, kind, statedBy) => {
    expect(judgeDevice(policy, declaration, 7)).toMatchObject({ kind, statedBy, judgedAt: 7 });
  });

  it('shows what was asked, what it said, and what decided', () => {
    expect(judgeDevice(active(), 'managed', 0).evidence).toEqual([
      { signal: 'Rules set by IT', said: 'they do not state whose computer this is', decided: true },
      { signal: 'Your answer', said: 'this is a company computer; void, because IT set rules here', decided: false },
    ]);
    expect(judgeDevice(absent, 'personal', 0).evidence.map(({ decided }) => decided)).toEqual([false, true]);
  });
});
