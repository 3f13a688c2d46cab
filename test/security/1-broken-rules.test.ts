import { truncate } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinuxSource } from '../../main/policy/linux-source.ts';
import { createPolicyReader, type PolicyReader } from '../../main/policy/policy-reader.ts';
import { guard } from '../../shared/guard.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import { keyReports } from '../../shared/policy-report.ts';
import { type TemporaryPolicies, temporaryPolicies } from '../main/policy/temporary-policies.ts';
import { createStillClock } from '../main/still-clock.ts';
import { factsOf, goodWorld, identityOf } from '../shared/guard/world.ts';

const rules = {
  PolicyVersion: 1,
  Organisation: 'Acme IT',
  DeviceStatement: 'managed',
  BrandAccounts: ['*.acme.example'],
  ArmingMinutes: 3,
  HoldSecondsBrand: 300,
  SendNowBrand: false,
  NetworksAllowed: ['bluesky'],
};
/** One line for each key. */
const written = (values: Readonly<Record<string, unknown>>): string =>
  `{\n${Object.entries(values)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
    .join(',\n')}\n}`;
const lines = written(rules);
const brand = identityOf({ ...goodWorld, who: 'brand' });

let policies: TemporaryPolicies;
let reader: PolicyReader;
let file: string;
beforeEach(async () => {
  policies = await temporaryPolicies();
  file = policies.path('managed/a.json');
  await policies.write('managed/a.json', lines);
  reader = createPolicyReader(createLinuxSource(policies.place), createStillClock());
  expect(await reader.read()).toMatchObject({ kind: 'active' });
});
afterEach(() => policies.remove());

/** The restrictions that were good stay, a brand may do nothing, and the page has the file and, where one is meant, the key. */
function holdsAgainst(outcome: PolicyOutcome, key: string | null, what: string): void {
  if (outcome.kind !== 'invalid') throw new Error(`${what}: the rules are ${outcome.kind}`);
  expect(outcome.restrictions, what).toMatchObject(rules);
  expect(outcome.problems[0], what).toMatchObject(key === null ? { location: file } : { location: file, key });
  const facts = { ...factsOf(goodWorld), policy: outcome };
  expect(guard.mayArm(brand, facts), what).toMatchObject({ kind: 'refused', refusal: { law: 8 } });
  expect(guard.mayKeepCredential([brand], [], facts), what).toMatchObject({ kind: 'refused', refusal: { law: 8 } });
  expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, facts), what).not.toBe('revokeThenDelete');
}

describe('security 1: rules that are cut off or mistyped while the program runs', () => {
  it('hold on, block brands, delete nothing and name the file, wherever the file is cut', async () => {
    for (let length = lines.length - 1; length >= 0; length -= 1) {
      await truncate(file, length);
      holdsAgainst(await reader.read(), null, `cut after ${length} characters`);
    }
    await policies.write('managed/a.json', lines);
    expect(await reader.read()).toMatchObject({ kind: 'active' });
  });

  it.each(Object.keys(rules))('name %s where its value is of another type, with its line, and repeat no value', async (key) => {
    await policies.write('managed/a.json', written({ ...rules, [key]: { wrong: 'canary-7' } }));
    const outcome = await reader.read();
    holdsAgainst(outcome, key, key);
    expect(outcome).toMatchObject({ problems: [{ line: Object.keys(rules).indexOf(key) + 2 }] });
    expect(JSON.stringify(outcome)).not.toContain('canary-7');
  });

  it('let the page go on showing what was last good as such', async () => {
    await policies.write('managed/a.json', 'no');
    const shown = keyReports(await reader.read()).find(({ key }) => key === 'ArmingMinutes');
    expect(shown).toMatchObject({ value: 3, level: 'last good' });
  });
});
