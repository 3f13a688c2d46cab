import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLedgerTail } from '../../../main/cli/ledger-tail.ts';
import { profilesHere } from '../../../main/cli/profiles-here.ts';
import { runStatusCommand } from '../../../main/cli/status-command.ts';
import { createNodeLedgerDisk } from '../../../main/ledger/node-ledger-disk.ts';
import { openLedger } from '../../../main/ledger/open-ledger.ts';
import { createLinuxSource } from '../../../main/policy/linux-source.ts';
import { serveSocket } from '../../../main/private-socket/serve-socket.ts';
import { socketPlace } from '../../../main/private-socket/socket-place.ts';
import { createSystemClock } from '../../../main/system-clock.ts';
import type { DeviceVerdict } from '../../../shared/device.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { type TemporaryPolicies, temporaryPolicies } from '../policy/temporary-policies.ts';

const uid = process.getuid?.() ?? null;
const event: LedgerEvent = { act: 'start', decision: 'done', reason: null, law: null, who: null, ref: null, post: null };
const acme = { network: 'bluesky', subject: 'did:plc:acme', kind: 'brand' } as const;

let policies: TemporaryPolicies;
let profile: string;
let file: string;
beforeEach(async () => {
  policies = await temporaryPolicies();
  profile = mkdtempSync(path.join(tmpdir(), 'hatcheck-status-'));
  file = path.join(profile, 'ledger.jsonl');
});
afterEach(async () => {
  await policies.remove();
  rmSync(profile, { recursive: true, force: true });
});

async function writeLedger(...events: readonly Partial<LedgerEvent>[]): Promise<void> {
  const ledger = await openLedger({ disk: createNodeLedgerDisk(file), clock: createSystemClock(), bootId: 'b' });
  for (const one of events) await ledger.append({ ...event, ...one });
}

async function status(device: DeviceVerdict['kind'], ...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exit = await runStatusCommand(args, {
    platform: 'linux',
    version: '0.1.0+fallback',
    source: createLinuxSource(policies.place),
    judgeDevice: () => Promise.resolve({ kind: device, statedBy: 'it', evidence: [], judgedAt: 0 }),
    people: () => Promise.resolve([{ user: 'jo', uid, profile }]),
    now: () => 0,
    print: (line) => printed.push(line),
    complain: (words) => complaints.push(words),
  });
  return { exit, printed, complaints };
}

describe('hatcheck status, of a program that does not run', () => {
  it('is compliant by rules and ledger, in plain words', async () => {
    await policies.write('managed/a.json', { PolicyVersion: 1, DeviceStatement: 'managed' });
    await writeLedger({});
    expect(await status('managed')).toEqual({
      exit: 0,
      printed: ['Compliant.', '  · The rules set by IT are in force.', '  · This is a company computer.', '  · Hatcheck is not running.'],
      complaints: [],
    });
  });

  it('names a brand that the last run left on a person’s own computer, until it is gone', async () => {
    await policies.write('managed/a.json', { PolicyVersion: 1, DeviceStatement: 'personal' });
    await writeLedger({ act: 'signIn', decision: 'done', who: acme });
    const { exit, printed } = await status('personal');
    expect(exit).toBe(2);
    expect(printed[0]).toBe('Not compliant.');
    expect(printed.join('\n')).not.toContain('acme');
    await writeLedger({ act: 'removeCredential', decision: 'done', who: acme });
    expect((await status('personal')).exit).toBe(0);
  });

  it('answers Intune in one line, and Jamf in a result', async () => {
    await policies.write('managed/a.json', '{ no');
    const intune = await status('unknown', '--intune');
    expect(intune.exit).toBe(2);
    expect(intune.printed).toHaveLength(1);
    expect(JSON.parse(intune.printed[0] ?? '')).toEqual({
      HatcheckCompliant: false,
      HatcheckVersion: '0.1.0',
      HatcheckPolicy: 'invalid',
      HatcheckDevice: 'unknown',
      HatcheckBrandsOutOfPlace: false,
      HatcheckReasons: 'policy-invalid device-unknown',
    });
    const jamf = await status('unknown', '--jamf');
    expect(jamf.printed).toEqual([expect.stringMatching(/^<result>Not compliant: The rules set by IT cannot be read.+<\/result>$/)]);
  });

  it('is not understood with anything else', async () => {
    for (const args of [['--yaml'], ['--json', '--jamf'], ['now']]) {
      expect(await status('managed', ...args)).toEqual({
        exit: 3,
        printed: [],
        complaints: ['Use: hatcheck status [--json|--intune|--jamf]'],
      });
    }
  });
});

it('believes a running program, and not its ledger', async () => {
  await policies.write('managed/a.json', { PolicyVersion: 1, MinimumVersion: '0.2.0' });
  await writeLedger({});
  const judged = { policy: 'active', device: 'managed', version: '0.1.0+fallback' } as const;
  const told = { ledger: 'unwritable', brands: 0, exceptions: 0, judged } as const;
  const place = socketPlace('linux', profile) ?? '';
  const stop = await serveSocket(place, {
    ...{ status: () => told, ownRules: () => null },
    ...{ revokeAll: () => Promise.resolve(null), quit: () => {} },
  });
  const { exit, printed } = await status('managed', '--json');
  stop();
  expect(exit).toBe(2);
  expect(JSON.parse(printed.join('\n'))).toMatchObject({
    compliant: false,
    minimumVersion: '0.2.0',
    profiles: [{ user: 'jo', running: true, ...told }],
    reasons: expect.arrayContaining([
      expect.objectContaining({ code: 'too-old', user: null }),
      expect.objectContaining({ code: 'ledger-unwritable', user: 'jo' }),
    ]),
  });
});

describe('the end of a ledger', () => {
  it('shows an edit, a deletion and a reordering, and passes over a line that a crash cut short', async () => {
    await writeLedger({}, {}, {}, {});
    const whole = readFileSync(file, 'utf8');
    const [a = '', b = '', c = '', d = ''] = whole.trimEnd().split('\n');
    const looked = async (...lines: readonly string[]) => {
      writeFileSync(file, `${lines.join('\n')}\n`);
      return (await readLedgerTail(file, uid)).ledger;
    };
    expect(await looked(a, b, c, d)).toBe('holds');
    expect(await looked(a, b.replace('"start"', '"panic"'), c, d)).toBe('changed');
    expect(await looked(a, c, d)).toBe('changed');
    expect(await looked(a, c, b, d)).toBe('changed');
    expect(await looked(a, 'words', b)).toBe('changed');
    writeFileSync(file, whole);
    appendFileSync(file, '{"torn');
    expect((await readLedgerTail(file, uid)).ledger).toBe('holds');
  });

  it('is read from wherever its last quarter of a megabyte begins', async () => {
    await writeLedger(...Array.from({ length: 64 }, () => ({})));
    const lines = readFileSync(file, 'utf8');
    // Of lines before the tail only sign-ins are looked at: that they are long matters here.
    writeFileSync(file, `${'x'.repeat(2_000_000)}\n${lines}`);
    expect((await readLedgerTail(file, uid)).ledger).toBe('holds');
  });

  it('counts brands that signed in long before, and have not gone since', async () => {
    await writeLedger({ act: 'signIn', decision: 'done', who: acme }, { act: 'removeCredential', decision: 'done', who: acme }, {}, {});
    const [signedIn = '', gone = '', ...last] = readFileSync(file, 'utf8').trimEnd().split('\n');
    const between = 'x'.repeat(5_000_000);
    writeFileSync(file, `${[signedIn, between, ...last].join('\n')}\n`);
    expect(await readLedgerTail(file, uid)).toEqual({ ledger: 'holds', brands: 1 });
    writeFileSync(file, `${[signedIn, between, gone, between, ...last].join('\n')}\n`);
    expect(await readLedgerTail(file, uid)).toEqual({ ledger: 'holds', brands: 0 });
  });

  it('is no link, no folder and nobody else’s file', async () => {
    expect(await readLedgerTail(file, uid)).toEqual({ ledger: 'none', brands: 0 });
    symlinkSync('/etc/passwd', file);
    expect((await readLedgerTail(file, uid)).ledger).toBe('unreadable');
    expect((await readLedgerTail(profile, uid)).ledger).toBe('unreadable');
    rmSync(file);
    await writeLedger({});
    expect((await readLedgerTail(file, (uid ?? 0) + 1)).ledger).toBe('unreadable');
  });
});

it('finds for root everybody who has a profile here, and nobody else', async () => {
  const home = (name: string): string => path.join(profile, name);
  mkdirSync(path.join(home('jo'), '.config', 'Hatcheck'), { recursive: true });
  mkdirSync(home('sam'));
  const passwd = path.join(profile, 'passwd');
  writeFileSync(
    passwd,
    ['root:x:0:0::/:/bin/sh', `jo:x:1000:1000::${home('jo')}:/bin/sh`, `sam:x:1001:1001::${home('sam')}:/bin/sh`, 'torn', ''].join('\n'),
  );
  expect(await profilesHere('linux', {}, passwd)).toEqual([
    { user: 'jo', uid: 1000, profile: path.join(home('jo'), '.config', 'Hatcheck') },
  ]);
});
