import { describe, expect, it } from 'vitest';
import { policyGroupLines, policyLines } from '../../../renderer/policy/policy-lines.ts';
import { ownRuleHint, ownRulesIn, textsOf } from '../../../renderer/settings/own-rules-words.ts';
import { ownRuleNames } from '../../../shared/own-rules.ts';
import { defaultPolicy, type PolicyOutcome } from '../../../shared/policy.ts';
import { policyKeyNames } from '../../../shared/policy-keys.ts';
import { withOwnRules } from '../../../shared/policy-tightening.ts';
import { settingsChangeSchema } from '../../../shared/settings.ts';

const active: PolicyOutcome = {
  kind: 'active',
  policy: {
    ...defaultPolicy,
    NetworksAllowed: ['bluesky', 'x'],
    SendNowBrand: true,
    WorkingHours: { TimeZone: 'Europe/Berlin', Days: ['mon', 'fri'], From: '08:00', To: '18:00' },
    CheckLevels: { card: 'stop' },
    ArmingMinutes: 1,
  },
  sources: [{ location: 'a.json', level: 'recommended', keys: ['ArmingMinutes', 'SendNowBrand'] }],
  unknownKeys: [],
  readAt: 0,
};
const line = (outcome: PolicyOutcome, key: string) => policyLines(outcome).find((one) => one.key === key);

describe('the rules on screen', () => {
  it('are all there, each in one group', () => {
    const keys = policyGroupLines(active).flatMap(({ lines }) => lines.map(({ key }) => key));
    expect([...keys].sort()).toEqual([...policyKeyNames].sort());
  });

  it.each([
    ['ArmingMinutes', '1 minute', 'IT, recommended', 'a.json'],
    ['SendNowBrand', 'allowed', 'IT, recommended', 'a.json'],
    ['NetworksAllowed', 'Bluesky, X', 'default', null],
    ['AllowedServers', 'any', 'default', null],
    ['BrandAccounts', 'none named', 'default', null],
    ['OpenQuestionLimitPercent', '30 %', 'default', null],
    ['CheckLevels', 'card: stop', 'default', null],
    ['WorkingHours', 'mon, fri, 08:00 to 18:00 (Europe/Berlin)', 'default', null],
    ['AutoUpdate', 'by IT only', 'default', null],
  ])('%s is %s, set by %s', (key, value, setBy, location) => {
    expect(line(active, key)).toMatchObject({ value, setBy, location, problem: null });
  });

  it('say what the person made stricter, and what is wrong with which key', () => {
    expect(line(withOwnRules(active, { IdleMinutes: 2 }), 'IdleMinutes')).toMatchObject({ value: '2 minutes', setBy: 'you, stricter' });
    const problems = [{ location: 'a.json', key: 'IdleMinutes', line: 3, words: 'IdleMinutes must be less.' }];
    const bad: PolicyOutcome = { kind: 'invalid', problems, restrictions: { ...defaultPolicy, IdleMinutes: 3 }, readAt: 0 };
    expect(line(bad, 'IdleMinutes')).toMatchObject({ setBy: 'IT, before it broke', problem: 'IdleMinutes must be less.' });
    expect(line(bad, 'ArmingMinutes')).toMatchObject({ setBy: 'default', problem: null });
  });
});

describe('limits typed by the person', () => {
  it('are read as they were shown', () => {
    const own = { IdleMinutes: 2, HoldSecondsBrand: 120 };
    expect(ownRulesIn(textsOf(own))).toEqual(own);
    expect(ownRulesIn(textsOf({}))).toEqual({});
  });

  it.each(['0', '1.5', '61', 'two', '-1'])('%s is refused as minutes of absence', (IdleMinutes) => {
    expect(ownRulesIn({ ...textsOf({}), IdleMinutes })).toBeNull();
    expect(settingsChangeSchema.safeParse({ ownRules: { IdleMinutes: Number(IdleMinutes) } }).success).toBe(false);
  });

  it('say their bounds and which way is stricter', () => {
    expect(ownRuleHint('ArmingMinutes')).toBe('minutes from 1 to 120; less is stricter');
    expect(ownRuleHint('HoldSecondsBrand')).toBe('seconds from 60 to 3600; more is stricter');
    for (const name of ownRuleNames) expect(ownRuleHint(name)).toMatch(/^(minute|second)s from \d+ to \d+; (less|more) is stricter$/);
  });
});
