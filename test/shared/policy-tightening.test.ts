import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkIdSchema } from '../../shared/account.ts';
import { defaultPolicy, effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import type { PolicyType } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { keyReports } from '../../shared/policy-report.ts';
import { policySchema } from '../../shared/policy-schema.ts';
import { tightened, withOwnRules } from '../../shared/policy-tightening.ts';

/** Values of every type; texts from a few, so that lists share some. */
function valuesOf(type: PolicyType): fc.Arbitrary<unknown> {
  const text = fc.constantFrom('a.example', 'b.example', '*.c.example');
  switch (type.kind) {
    case 'version':
      return fc.constant(1);
    case 'wholeNumber':
      return fc.integer({ min: type.least, max: type.most });
    case 'trueOrFalse':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(type.choices));
    case 'text':
      return text;
    case 'list':
      return type.of.kind === 'choice' ? fc.subarray([...networkIdSchema.options]) : fc.uniqueArray(text);
    case 'workingHours':
      return fc.constantFrom(
        { TimeZone: 'UTC', Days: ['mon'], From: '08:00', To: '18:00' },
        { TimeZone: 'UTC', Days: ['sun'], From: '00:00', To: '00:00' },
      );
    case 'levels':
      return fc.dictionary(fc.constantFrom('card', 'iban', 'phone'), fc.constantFrom('info', 'caution', 'stop'));
  }
}

const some: fc.Arbitrary<Partial<Policy>> = fc.record(
  Object.fromEntries(policyKeyNames.map((name) => [name, valuesOf(policyKey(name).type)])),
  {
    requiredKeys: [],
  },
);
const policies = some.map((values): Policy => ({ ...defaultPolicy, ...values }));

/** Everything this value of the key lets happen is let happen by `other` too. Told from what each key does, not from the rule under test. */
function allowsNoMore(name: PolicyKeyName, value: never, other: never): boolean {
  const [a, b] = [value, other] as readonly [unknown, unknown];
  const list = (one: unknown): readonly string[] => one as readonly string[];
  const ranks: Readonly<Record<string, readonly string[]>> = {
    DefaultKind: ['personal', 'ask', 'brand'],
    PersonalOnManaged: ['allow', 'warn', 'block'],
  };
  switch (name) {
    case 'ArmingMinutes':
    case 'IdleMinutes':
    case 'OpenQuestionLimitPercent':
    case 'HistoryDays':
    case 'PostureMaxAgeMinutes':
      return Number(a) <= Number(b);
    case 'HoldSecondsBrand':
    case 'HoldSecondsBrandReply':
    case 'HoldSecondsPersonal':
      return Number(a) >= Number(b);
    case 'SendNowBrand':
    case 'MixBrandAndPersonal':
      return a === false || b === true;
    case 'StripAlwaysShown':
    case 'WipeOnUnenrol':
      return a === true || b === false;
    case 'DefaultKind':
    case 'PersonalOnManaged':
      return (ranks[name] ?? []).indexOf(String(a)) >= (ranks[name] ?? []).indexOf(String(b));
    case 'BrandAccounts':
    case 'SensitiveNow':
    case 'CodeNames':
      return list(b).every((item) => list(a).includes(item));
    case 'NetworksAllowed':
    case 'AllowedServers':
      return b === undefined || (a !== undefined && list(a).every((item) => list(b).includes(item)));
    case 'CheckLevels': {
      const rank = (levels: unknown, check: string): number =>
        ['info', 'caution', 'stop'].indexOf((levels as Record<string, string>)[check] ?? '');
      return Object.keys(b as object).every((check) => rank(a, check) >= rank(b, check));
    }
    default:
      return a === b; // Only IT sets it.
  }
}

describe('what a person sets for themselves', () => {
  it('never makes anything looser than policy, whatever they set', () => {
    fc.assert(
      fc.property(policies, some, (policy, own) => {
        const effective = tightened(policy, own);
        for (const name of policyKeyNames) expect(allowsNoMore(name, effective[name] as never, policy[name] as never), name).toBe(true);
      }),
    );
  });

  it('holds where it is stricter', () => {
    fc.assert(
      fc.property(policies, some, (policy, own) => {
        const effective = tightened(policy, own);
        for (const name of policyKeyNames) {
          if (own[name] === undefined || policyKey(name).tighter === 'it') continue;
          expect(allowsNoMore(name, effective[name] as never, own[name] as never), name).toBe(true);
        }
      }),
    );
  });

  it('gives a policy that fits the schema, and the same again when done twice', () => {
    fc.assert(
      fc.property(policies, some, (policy, own) => {
        const once = tightened(policy, own);
        expect(tightened(once, own)).toEqual(once);
        for (const name of policyKeyNames) {
          const wasGood = policySchema.shape[name].safeParse(policy[name]).success && policySchema.shape[name].safeParse(own[name]).success;
          if (wasGood) expect(policySchema.shape[name].safeParse(once[name]).success, name).toBe(true);
        }
      }),
    );
  });
});

describe('an outcome with what the person set', () => {
  const active: PolicyOutcome = {
    kind: 'active',
    policy: { ...defaultPolicy, ArmingMinutes: 10 },
    sources: [{ location: 'a.json', level: 'managed', keys: ['PolicyVersion', 'ArmingMinutes'] }],
    unknownKeys: [],
    readAt: 0,
  };

  it('is the very same one where nothing gets stricter', () => {
    expect(withOwnRules(active, {})).toBe(active);
    expect(withOwnRules(active, { ArmingMinutes: 60, SendNowBrand: true, Organisation: 'Me' })).toBe(active);
  });

  it('says whose value each key has', () => {
    const outcome = withOwnRules(active, { ArmingMinutes: 5, HoldSecondsBrand: 60 });
    expect(effectivePolicy(outcome).ArmingMinutes).toBe(5);
    const levels = Object.fromEntries(keyReports(outcome).map(({ key, level }) => [key, level]));
    expect(levels).toMatchObject({ PolicyVersion: 'managed', ArmingMinutes: 'user', HoldSecondsBrand: 'default' });
  });

  it('tightens without a policy too, and goes on restricting by a bad one', () => {
    expect(effectivePolicy(withOwnRules({ kind: 'absent' }, { IdleMinutes: 2 })).IdleMinutes).toBe(2);
    const bad: PolicyOutcome = { kind: 'invalid', problems: [], restrictions: { ...defaultPolicy, IdleMinutes: 3 }, readAt: 0 };
    expect(effectivePolicy(withOwnRules(bad, { IdleMinutes: 4 })).IdleMinutes).toBe(3);
    expect(withOwnRules(bad, { IdleMinutes: 1 }).kind).toBe('invalid');
  });
});
