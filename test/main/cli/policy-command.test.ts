import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPolicyCommand } from '../../../main/cli/policy-command.ts';
import { createLinuxSource } from '../../../main/policy/linux-source.ts';
import { type TemporaryPolicies, temporaryPolicies } from '../policy/temporary-policies.ts';

let policies: TemporaryPolicies;
beforeEach(async () => {
  policies = await temporaryPolicies();
});
afterEach(() => policies.remove());

async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exit = await runPolicyCommand(args, {
    source: createLinuxSource(policies.place),
    now: () => Date.parse('2026-11-23T09:00:00Z'),
    print: (line) => printed.push(line),
    complain: (words) => complaints.push(words),
  });
  return { exit, printed, complaints };
}

describe('hatcheck policy', () => {
  it('says that there are no rules', async () => {
    const { exit, printed } = await run();
    expect(exit).toBe(0);
    expect(printed).toEqual([`There are no rules set by IT in ${policies.place.folder}.`]);
  });

  it('says of each key its value, its level and the file that set it', async () => {
    await policies.write('recommended/a.json', { PolicyVersion: 1, ArmingMinutes: 30, IdleMinutes: 3 });
    await policies.write('managed/a.json', { PolicyVersion: 1, ArmingMinutes: 20, Colour: 'red' });
    await policies.write('managed/b.json', { PolicyVersion: 1, ArmingMinutes: 10 });
    const { exit, printed } = await run();
    expect(exit).toBe(0);
    expect(printed).toContain(`  ArmingMinutes = 10 (managed, ${policies.path('managed/b.json')})`);
    expect(printed).toContain(`  IdleMinutes = 3 (recommended, ${policies.path('recommended/a.json')})`);
    expect(printed).toContain('  DeviceStatement = not set (default)');
    expect(printed).toContain('  Colour is not known here and was ignored.');
  });

  it('names file, line and key of what is wrong, and exits with 2', async () => {
    await policies.write('managed/a.json', '{\n "PolicyVersion": 1,\n "ArmingMinutes": 0\n}');
    const { exit, printed } = await run();
    expect(exit).toBe(2);
    expect(printed[1]).toMatch(new RegExp(`^ {2}${policies.path('managed/a.json')}, line 3, ArmingMinutes: ArmingMinutes must be `));
  });

  it('gives the same as JSON', async () => {
    await policies.write('managed/a.json', { PolicyVersion: 1, BrandAccounts: ['*.acme.com'] });
    const { exit, printed } = await run('--json');
    expect(exit).toBe(0);
    const report: unknown = JSON.parse(printed.join('\n'));
    expect(report).toMatchObject({ outcome: 'active', readAt: '2026-11-23T09:00:00.000Z', problems: [], unknownKeys: [] });
    expect(report).toHaveProperty(
      'keys',
      expect.arrayContaining([
        { key: 'BrandAccounts', value: ['*.acme.com'], level: 'managed', location: policies.path('managed/a.json'), problem: null },
        { key: 'HoldSecondsBrand', value: 60, level: 'default', location: null, problem: null },
      ]),
    );
    await policies.write('managed/b.json', 'no');
    const invalid = await run('--json');
    expect(invalid.exit).toBe(2);
    expect(JSON.parse(invalid.printed.join('\n'))).toMatchObject({
      outcome: 'invalid',
      problems: [{ location: policies.path('managed/b.json') }],
    });
  });

  it('reads nothing where it is not understood', async () => {
    for (const args of [['--yaml'], ['--json', 'x'], ['x']]) {
      expect(await run(...args)).toEqual({ exit: 3, printed: [], complaints: ['Use: hatcheck policy [--json]'] });
    }
  });
});
