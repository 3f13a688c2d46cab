import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPolicyCommand } from '../../../main/cli/policy-command.ts';
import { createLinuxSource } from '../../../main/policy/linux-source.ts';
import { createTriedFile } from '../../../main/policy/tried-file.ts';
import type { OwnRules } from '../../../shared/policy-tightening.ts';
import { type TemporaryPolicies, temporaryPolicies } from '../policy/temporary-policies.ts';

let policies: TemporaryPolicies;
let own: OwnRules | null;
beforeEach(async () => {
  own = {};
  policies = await temporaryPolicies();
});
afterEach(() => policies.remove());

async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exit = await runPolicyCommand(args, {
    source: createLinuxSource(policies.place),
    tried: createTriedFile,
    ownRules: async () => own,
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
    for (const args of [['--yaml'], ['--json', 'x'], ['x'], ['--file']]) {
      expect(await run(...args)).toEqual({ exit: 3, printed: [], complaints: ['Use: hatcheck policy [--json] [--file FILE]'] });
    }
  });

  it('shows what the person made stricter, never what would be looser, with rules, without, and with bad ones', async () => {
    own = { IdleMinutes: 2, ArmingMinutes: 60 };
    expect((await run()).printed).toEqual([expect.stringContaining('no rules set by IT'), '  IdleMinutes = 2 (user)']);
    await policies.write('managed/a.json', { PolicyVersion: 1, ArmingMinutes: 10 });
    const { printed } = await run();
    expect(printed).toContain('  IdleMinutes = 2 (user)');
    expect(printed).toContain(`  ArmingMinutes = 10 (managed, ${policies.path('managed/a.json')})`);
    const report: unknown = JSON.parse((await run('--json')).printed.join('\n'));
    expect(report).toMatchObject({ person: 'applied' });
    expect(report).toHaveProperty(
      'keys',
      expect.arrayContaining([expect.objectContaining({ key: 'IdleMinutes', value: 2, level: 'user' })]),
    );
    await policies.write('managed/b.json', 'no');
    expect((await run()).printed.at(-1)).toBe('  IdleMinutes = 2 (user)');
  });

  it('says so where no running program can tell what the person made stricter', async () => {
    own = null;
    const words = 'What you made stricter for yourself is not shown: only your running Hatcheck knows it.';
    expect((await run()).printed.at(-1)).toBe(words);
    await policies.write('managed/a.json', { PolicyVersion: 1 });
    expect((await run()).printed.at(-1)).toBe(words);
    expect(JSON.parse((await run('--json')).printed.join('\n'))).toMatchObject({ person: 'not known' });
  });
});

describe('hatcheck policy --file', () => {
  it('shows what a file would set, whoever owns it, and nothing of the rules in force or of the person', async () => {
    own = { IdleMinutes: 2 };
    await policies.write('managed/a.json', 'no');
    await policies.write('tried.json', { PolicyVersion: 1, ArmingMinutes: 10, Colour: 'red' });
    const file = policies.path('tried.json');
    const { exit, printed } = await run('--file', file);
    expect(exit).toBe(0);
    expect(printed[0]).toBe(`The rules in ${file} are whole. They are only shown here, and not in force:`);
    expect(printed).toContain(`  ArmingMinutes = 10 (managed, ${file})`);
    expect(printed).toContain('  IdleMinutes = 5 (default)');
    expect(printed.at(-1)).toBe('  Colour is not known here and would be ignored.');
    expect(JSON.parse((await run('--json', '--file', file)).printed.join('\n'))).toMatchObject({ outcome: 'active', person: 'none' });
  });

  it('names what is wrong with it, or that it is not there', async () => {
    await policies.write('tried.json', '{\n "PolicyVersion": 1,\n "ArmingMinutes": 0\n}');
    const bad = await run('--file', policies.path('tried.json'));
    expect(bad.exit).toBe(2);
    expect(bad.printed.join('\n')).toMatch(/would be blocked:\n.*tried\.json, line 3, ArmingMinutes: /);
    const gone = await run('--file', policies.path('gone.json'));
    expect(gone).toMatchObject({ exit: 2, printed: [expect.anything(), expect.stringContaining('There is no such file')] });
  });
});
