import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNames, isCheckOrType } from '../../shared/checks/names.ts';
import { checks } from '../../shared/checks/registry.ts';
import { defaultPolicy, effectivePolicy, type Policy } from '../../shared/policy.ts';
import { type PolicyDocument, readPolicy } from '../../shared/policy-reading.ts';
import { policySchema } from '../../shared/policy-schema.ts';

const file = (content: unknown, location = 'a.json', level: PolicyDocument['level'] = 'managed'): PolicyDocument => ({
  location,
  level,
  text: typeof content === 'string' ? content : JSON.stringify(content, null, 2),
});
const read = (...documents: readonly PolicyDocument[]) => readPolicy({ documents, problems: [] }, null, 1);
const problemOf = (content: unknown) => {
  const outcome = read(file(content));
  if (outcome.kind !== 'invalid') throw new Error(`expected an invalid policy, got ${outcome.kind}`);
  return outcome.problems[0];
};

describe('reading policy', () => {
  it('finds none where there are no documents', () => {
    expect(read()).toEqual({ kind: 'absent' });
  });

  it('reads a document, its source and its unknown keys', () => {
    const outcome = read(file({ PolicyVersion: 1, BrandAccounts: ['*.acme.com', 'did:plc:abc', '@acme.com'], Colour: 'red' }));
    expect(outcome).toMatchObject({
      kind: 'active',
      sources: [{ location: 'a.json', level: 'managed', keys: ['PolicyVersion', 'BrandAccounts'] }],
      unknownKeys: ['Colour'],
      readAt: 1,
    });
    expect(effectivePolicy(outcome).BrandAccounts).toHaveLength(3);
    expect(effectivePolicy(outcome).HoldSecondsBrand).toBe(60);
  });

  it('reports the names in CheckLevels that nothing has, and goes by the others', () => {
    const CheckLevels = { card: 'stop', crad: 'stop', passport: 'stop', 'personal-data': 'caution' };
    const outcome = read(file({ PolicyVersion: 1, CheckLevels, Colour: 'red' }));
    expect(outcome).toMatchObject({ kind: 'active', unknownKeys: ['Colour', 'CheckLevels.crad', 'CheckLevels.personal-data'] });
    expect(effectivePolicy(outcome).CheckLevels).toEqual({ card: 'stop', passport: 'stop' });
  });

  it('knows every check and every type, and no other name', () => {
    const ids = checks.map(({ id }) => id);
    expect(checkNames).toEqual(ids);
    const known = read(file({ PolicyVersion: 1, CheckLevels: Object.fromEntries(ids.map((id) => [id, 'caution'])) }));
    expect(known).toMatchObject({ unknownKeys: [] });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
        const outcome = read(file(`{"PolicyVersion":1,"CheckLevels":{${JSON.stringify(name)}:"stop"}}`));
        const taken = Object.keys(effectivePolicy(outcome).CheckLevels);
        expect(taken).toEqual(isCheckOrType(name) ? [name] : []);
      }),
    );
  });

  it('lets managed win over recommended, and the later name over the earlier, key by key', () => {
    const outcome = read(
      file({ PolicyVersion: 1, ArmingMinutes: 10, IdleMinutes: 7 }, '10.json'),
      file({ PolicyVersion: 1, ArmingMinutes: 20 }, '20.json'),
      file({ PolicyVersion: 1, ArmingMinutes: 99, StripAlwaysShown: true }, '90.json', 'recommended'),
    );
    expect(effectivePolicy(outcome)).toMatchObject({ ArmingMinutes: 20, IdleMinutes: 7, StripAlwaysShown: true });
  });

  it('passes over a byte order mark', () => {
    const text = `\uFEFF${JSON.stringify({ PolicyVersion: 1, ArmingMinutes: 9 })}`;
    const marked = readPolicy({ documents: [{ location: 'a.json', level: 'managed', text }], problems: [] }, null, 1);
    expect(effectivePolicy(marked).ArmingMinutes).toBe(9);
  });

  it('gives the same for any documents: managed over recommended, last wins, defaults for the rest', () => {
    const some = fc.record(
      { PolicyVersion: fc.constant(1), ArmingMinutes: fc.integer({ min: 1, max: 120 }), SendNowBrand: fc.boolean() },
      { requiredKeys: ['PolicyVersion'] },
    );
    const documents = fc.array(fc.tuple(some, fc.constantFrom<PolicyDocument['level']>('managed', 'recommended')), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(documents, (drawn) => {
        const outcome = read(...drawn.map(([content, level], index) => file(content, `${index}.json`, level)));
        const last = (key: keyof Policy) => {
          const found = (['managed', 'recommended'] as const).flatMap((level) =>
            drawn.filter((one) => one[1] === level && Object.hasOwn(one[0], key)).slice(-1),
          );
          return found[0] === undefined ? defaultPolicy[key] : (found[0][0] as Partial<Policy>)[key];
        };
        expect(outcome.kind).toBe('active');
        expect(effectivePolicy(outcome).ArmingMinutes).toBe(last('ArmingMinutes'));
        expect(effectivePolicy(outcome).SendNowBrand).toBe(last('SendNowBrand'));
      }),
    );
  });
});

describe('a policy with anything wrong in it', () => {
  it.each([
    ['{\n  "PolicyVersion": 1,\n  "ArmingMinutes": }', null, 3, 'not JSON'],
    ['[]', null, 1, 'one JSON object'],
    ['{"PolicyVersion": 1,\n"SendNowBrand": true, "SendNowBrand": false}', 'SendNowBrand', 2, 'written twice'],
    [{ ArmingMinutes: 10 }, 'PolicyVersion', null, 'missing'],
    [{ PolicyVersion: 2 }, 'PolicyVersion', 2, 'Update Hatcheck'],
    [{ PolicyVersion: '1' }, 'PolicyVersion', 2, 'must be 1'],
    [{ PolicyVersion: 1, ArmingMinutes: '15' }, 'ArmingMinutes', 3, 'a whole number of minutes from 1 to 120'],
    [{ PolicyVersion: 1, HoldSecondsBrand: 5 }, 'HoldSecondsBrand', 3, 'from 60 to 3600'],
    [{ PolicyVersion: 1, DeviceStatement: null }, 'DeviceStatement', 3, 'managed or personal'],
    [{ PolicyVersion: 1, BrandAccounts: ['*acme.com'] }, 'BrandAccounts', 3, 'domain patterns'],
    [{ PolicyVersion: 1, BrandAccounts: ['https://acme.com'] }, 'BrandAccounts', 3, 'domain patterns'],
    [
      { PolicyVersion: 1, RevokedExceptions: ['{0b0c7f8e-9d5c-4b9e-8a9b-0d8a6a3f1a11}'] },
      'RevokedExceptions',
      3,
      'hatcheck exception revoke',
    ],
    [
      { PolicyVersion: 1, WorkingHours: { TimeZone: 'Mars/Base', Days: ['mon'], From: '09:00', To: '17:00' } },
      'WorkingHours',
      3,
      'TimeZone',
    ],
  ])('%j is invalid: key %s, line %s', (content, key, line, words) => {
    const problem = problemOf(content);
    expect(problem).toMatchObject({ location: 'a.json', key, line });
    expect(problem?.words).toContain(words);
  });

  it('never repeats a value', () => {
    const canary = 'kanarienvogel';
    const values = [canary, [canary], { a: canary }, 1e9, null];
    for (const key of Object.keys(policySchema.shape)) {
      for (const value of values) {
        const outcome = read(file({ PolicyVersion: 1, [key]: value }));
        if (outcome.kind === 'invalid') expect(JSON.stringify(outcome.problems)).not.toContain(canary);
      }
    }
    expect(JSON.stringify(problemOf(`{"a": "${canary}`))).not.toContain(canary);
  });

  it('goes on restricting by what was last good, or by the defaults', () => {
    const lastGood: Policy = { ...defaultPolicy, BrandAccounts: ['acme.com'] };
    const broken = { documents: [file('{')], problems: [] };
    expect(effectivePolicy(readPolicy(broken, lastGood, 1))).toBe(lastGood);
    expect(effectivePolicy(readPolicy(broken, null, 1))).toBe(defaultPolicy);
  });

  it('makes the whole invalid, together with what could not be read', () => {
    const unreadable = { location: '/etc/x', key: null, line: null, words: 'This cannot be read (EACCES).' };
    const outcome = readPolicy({ documents: [file({ PolicyVersion: 1 })], problems: [unreadable] }, null, 1);
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [unreadable] });
  });

  it('says for every key what is expected of it', () => {
    for (const [key, schema] of Object.entries(policySchema.shape)) expect(schema.description, key).toBeTruthy();
  });
});
