import { expect, it } from 'vitest';
import { runDeviceCommand } from '../../../main/cli/device-command.ts';
import type { DeviceVerdict } from '../../../shared/device.ts';

async function run(args: readonly string[], kind: DeviceVerdict['kind'], id: string | null = '7K2QM-9XW4T-0B3CD-E5FGH') {
  const lines: string[] = [];
  const complaints: string[] = [];
  const evidence = [
    { signal: 'Realm (realm list)', said: 'joined to no realm', decided: true, readAt: 8_000 },
    { signal: 'Your answer', said: 'not given', decided: false },
  ];
  const code = await runDeviceCommand(args, {
    source: { location: '/etc', read: async () => ({ documents: [], problems: [] }), watch: () => () => {} },
    judge: async () => ({ kind, statedBy: 'signals', evidence, judgedAt: 10_000 }),
    readId: async () => id,
    now: () => 10_000,
    print: (line) => lines.push(line),
    complain: (words) => complaints.push(words),
  });
  return { code, lines, complaints };
}

it.each([
  ['managed', 0],
  ['personal', 2],
  ['unknown', 3],
] as const)('answers %s by %i', async (kind, code) => {
  expect((await run([], kind)).code).toBe(code);
  expect((await run(['--json'], kind)).code).toBe(code);
});

it('says every signal, its age and the ID, in words and as JSON', async () => {
  expect((await run([], 'unknown')).lines).toEqual([
    'Not known whose computer this is: brand accounts are blocked, and nothing is deleted.',
    '  Realm (realm list): joined to no realm (decided, asked 2 s ago)',
    '  Your answer, given in the program, counts here. This command cannot read it.',
    'Device ID: 7K2QM-9XW4T-0B3CD-E5FGH',
  ]);
  // Nothing is said of an answer that cannot be read from here.
  expect(JSON.parse((await run(['--json'], 'managed', null)).lines.join(''))).toMatchObject({
    device: 'managed',
    deviceId: null,
    evidence: [{ signal: 'Realm (realm list)', decided: true, readAt: '1970-01-01T00:00:08.000Z' }],
  });
});

it('does nothing for words it does not know', async () => {
  expect(await run(['--jason'], 'managed')).toEqual({ code: 3, lines: [], complaints: ['Use: hatcheck device [--json]'] });
});
