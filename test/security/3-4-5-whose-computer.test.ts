import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realmSignal } from '../../main/device/linux/realm-signal.ts';
import { profilesSignal } from '../../main/device/macos/profiles-signal.ts';
import type { Signal } from '../../main/device/signal.ts';
import { createSignalReader } from '../../main/device/signal-reader.ts';
import { judgeDevice } from '../../main/device/verdict.ts';
import { enrolmentSignal } from '../../main/device/windows/enrolment-signal.ts';
import { joinSignal } from '../../main/device/windows/join-signal.ts';
import { createRunTool, type RunTool, type ToolAnswer } from '../../main/run-tool.ts';
import type { DeviceVerdict } from '../../shared/device.ts';
import { guard } from '../../shared/guard.ts';
import { defaultPolicy, type PolicyOutcome } from '../../shared/policy.ts';
import { joinedToAcme, joinedToRival } from '../main/device/said/linux.ts';
import { approvedAtAcme, approvedAtRival } from '../main/device/said/macos.ts';
import { acmeTenant, dsregcmd, enrolledAt, enrolledNowhere, fakedEnrolment, rivalTenant } from '../main/device/said/windows.ts';
import { createStillClock } from '../main/still-clock.ts';
import { factsOf, goodWorld, identityOf } from '../shared/guard/world.ts';

const active = {
  kind: 'active',
  policy: {
    ...defaultPolicy,
    ExpectedTenantIds: [acmeTenant],
    ExpectedMdmHosts: ['acme.mdm.example'],
    ExpectedRealms: ['corp.acme.example'],
  },
  sources: [],
  unknownKeys: [],
  readAt: 0,
} as const satisfies PolicyOutcome;
const ourServer = enrolledAt('https://acme.mdm.example/Discovery.svc');
const brand = identityOf({ ...goodWorld, who: 'brand' });

type Said = ReadonlyMap<Signal, string | ToolAnswer>;

/** The verdict of the real reader and judge, over tools that say this. `absenceProves` is so on Windows and macOS. */
async function verdictOf(said: Said, absenceProves: boolean): Promise<DeviceVerdict> {
  const signals = [...said.keys()];
  const run: RunTool = async (tool) => {
    const words = [...said].find(([signal]) => signal.tool === tool)?.[1] ?? '';
    return typeof words === 'string' ? { kind: 'said', text: words } : words;
  };
  return judged(createSignalReader({ signals, run, clock: createStillClock() }), absenceProves);
}

async function judged(reader: ReturnType<typeof createSignalReader>, absenceProves: boolean): Promise<DeviceVerdict> {
  const clock = createStillClock();
  const readings = await reader.read(active.policy, 0);
  const moment = { now: clock.now(), monotonic: clock.monotonic(), clockTrusted: true };
  return judgeDevice(active, 'managed', moment, { readings, absenceProves, enrolledAt: [] });
}

const windows = (join: string | ToolAnswer, enrolment: string | ToolAnswer) =>
  verdictOf(
    new Map([
      [joinSignal, join],
      [enrolmentSignal, enrolment],
    ]),
    true,
  );

/** No sign-in, no post, no renewal as a brand. */
function expectBlocked(device: DeviceVerdict): void {
  const facts = { ...factsOf(goodWorld), policy: active, device };
  for (const outcome of [guard.mayKeepCredential([brand], [], facts), guard.mayArm(brand, facts), guard.mayRenew(brand, facts)])
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
}

describe('security 3: faked enrolment keys', () => {
  it.each([
    ['without a join', dsregcmd({})],
    ['beside a real join to us', dsregcmd({ tenant: acmeTenant })],
    ['beside a work account of ours', dsregcmd({ workplaceTenant: acmeTenant })],
  ])('are no management %s', async (_what, join) => {
    const device = await windows(join, fakedEnrolment);
    expect(device.kind).not.toBe('managed');
    expectBlocked(device);
  });

  it('fall with tenant, host and rules forged by an administrator: local mode is a deterrent, and there is no broker', async () => {
    expect((await windows(dsregcmd({ tenant: acmeTenant }), ourServer)).kind).toBe('managed');
  });
});

describe('security 4: management by another organisation, or a work account alone', () => {
  it.each<readonly [string, () => Promise<DeviceVerdict>]>([
    [
      'another tenant and another server',
      () => windows(dsregcmd({ tenant: rivalTenant }), enrolledAt('https://rival.mdm.example/', rivalTenant)),
    ],
    [
      'another tenant behind the same server',
      () => windows(dsregcmd({ tenant: rivalTenant }), enrolledAt('https://acme.mdm.example/', rivalTenant)),
    ],
    ['a work account of ours alone', () => windows(dsregcmd({ workplaceTenant: acmeTenant }), enrolledNowhere)],
    ['a Mac of another organisation', () => verdictOf(new Map([[profilesSignal, approvedAtRival]]), true)],
  ])('is personal: %s', async (_what, judgedThere) => {
    const device = await judgedThere();
    expect(device).toMatchObject({ kind: 'personal', statedBy: 'signals' });
    expectBlocked(device);
  });

  it('is not known on Linux, where many company computers are in no realm', async () => {
    const device = await verdictOf(new Map([[realmSignal, joinedToRival]]), false);
    expect(device.kind).toBe('unknown');
    expectBlocked(device);
  });
});

describe('security 5: tools that hang, are missing, speak another language or talk garbage', () => {
  const german = {
    realm: joinedToAcme.replace('configured:', 'konfiguriert:'),
    mac: approvedAtAcme.replace('MDM enrollment', 'MDM-Registrierung'),
  };
  const garbage = ['\0\u202e%&/', 'joined', 'AzureAdJoined : YES', 'MDM enrollment: Yes (User Approved)'];
  const failures: readonly (string | ToolAnswer)[] = [
    ...garbage,
    { kind: 'absent' },
    { kind: 'timeUp' },
    { kind: 'failed', why: 'ended with code 1' },
    { kind: 'failed', why: 'said more than it could have to' },
  ];

  it.each(failures)('leave it not known on every system, so blocked, and nothing is deleted: %j', async (answer) => {
    for (const device of [
      await windows(answer, ourServer),
      await windows(dsregcmd({ tenant: acmeTenant }), answer),
      await verdictOf(new Map([[profilesSignal, answer]]), true),
      await verdictOf(new Map([[realmSignal, answer]]), false),
    ]) {
      expect(device.kind).toBe('unknown');
      expectBlocked(device);
      expect(guard.sweepVerdict({ identities: [brand], scopes: [] }, { ...factsOf(goodWorld), policy: active, device })).toBe('undecided');
    }
  });

  it('leave it not known in another language', async () => {
    expect((await verdictOf(new Map([[realmSignal, german.realm]]), false)).kind).toBe('unknown');
    expect((await verdictOf(new Map([[profilesSignal, german.mac]]), true)).kind).toBe('unknown');
  });

  describe('as real programs', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'hatcheck-tools-'));
      for (const [name, script] of [
        ['hangs', 'exec sleep 100'],
        ['realm', `cat <<'.'\n${joinedToAcme}.`],
      ] as const) {
        await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
        await chmod(join(folder, name), 0o700);
      }
    });
    afterAll(() => rm(folder, { recursive: true }));

    const realmAt = (path: string): Signal => ({ ...realmSignal, tool: { paths: [path], args: ['list'] } });
    const readerOf = (signal: Signal) =>
      createSignalReader({ signals: [signal], run: createRunTool({ limitMs: 300, largest: 1_000 }), clock: createStillClock() });

    it('one that hangs is ended, and proves nothing', async () => {
      expect((await judged(readerOf(realmAt(join(folder, 'hangs'))), false)).kind).toBe('unknown');
    });

    it('one that comes first on the PATH is not asked', async () => {
      expect((await judged(readerOf(realmAt(join(folder, 'realm'))), false)).kind).toBe('managed');
      const before = process.env.PATH;
      process.env.PATH = `${folder}:${before}`;
      try {
        expect((await judged(readerOf(realmAt('/nowhere/realm')), false)).kind).toBe('unknown');
      } finally {
        process.env.PATH = before;
      }
    });

    it('every tool of ours is named by its absolute path', () => {
      for (const { tool } of [realmSignal, profilesSignal, joinSignal, enrolmentSignal])
        for (const path of [...tool.paths, ...(tool.whenSilent?.paths ?? [])]) expect(path).toMatch(/^(\/usr\/|C:\\Windows\\System32\\)/);
    });
  });
});
