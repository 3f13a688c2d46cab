import { describe, expect, it } from 'vitest';
import { realmSignal } from '../../../main/device/linux/realm-signal.ts';
import { profilesSignal } from '../../../main/device/macos/profiles-signal.ts';
import type { Reading } from '../../../main/device/reading.ts';
import { judgeDevice, rememberedPlaces, type Testimony, type TestimonyInside } from '../../../main/device/verdict.ts';
import { enrolmentSignal } from '../../../main/device/windows/enrolment-signal.ts';
import { joinSignal } from '../../../main/device/windows/join-signal.ts';
import type { ToolAnswer } from '../../../main/run-tool.ts';
import type { DeviceVerdict } from '../../../shared/device.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import { joinedToAcme, joinedToRival } from './said/linux.ts';
import { approvedAtAcme, approvedAtRival, enrolledNowhere as macNowhere } from './said/macos.ts';
import { acmeTenant, dsregcmd, enrolledNowhere, enrolledAt as enrolledThrough, fakedEnrolment, rivalTenant } from './said/windows.ts';

const moment = { now: 7, monotonic: 7, clockTrusted: true };

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
    expect(judgeDevice(policy, declaration, moment)).toMatchObject({ kind, statedBy, judgedAt: 7 });
  });

  it('shows what was asked, what it said, and what decided', () => {
    expect(judgeDevice(active(), 'managed', moment).evidence).toEqual([
      { signal: 'Rules set by IT', said: 'they do not state whose computer this is', decided: true },
      { signal: 'Your answer', said: 'this is a company computer; void, because IT set rules here', decided: false },
    ]);
    expect(judgeDevice(absent, 'personal', moment).evidence.map(({ decided }) => decided)).toEqual([false, true]);
  });
});

const minute = 60_000;
const said = (text: string): ToolAnswer => ({ kind: 'said', text });
const reading = (signal: Reading['signal'], answer: ToolAnswer, readAt = 0): Reading => ({
  signal,
  answer,
  readAt,
  readAtMonotonic: readAt,
});
const linux = (answer: ToolAnswer, more: Partial<TestimonyInside> = {}): TestimonyInside => ({
  ...{ readings: [reading(realmSignal, answer)], absenceProves: false, enrolledAt: [] },
  ...more,
});
const windows = (join: ToolAnswer, enrolment: ToolAnswer, enrolledAt: readonly string[] = []): TestimonyInside => ({
  ...{ readings: [reading(joinSignal, join), reading(enrolmentSignal, enrolment)], absenceProves: true, enrolledAt },
});
const mac = (answer: ToolAnswer, enrolledAt: readonly string[]): TestimonyInside => ({
  ...{ readings: [reading(profilesSignal, answer)], absenceProves: true, enrolledAt },
});

const oursBefore = { enrolledAt: ['realm corp.acme.example'] };
const realmsExpected = active({ ExpectedRealms: ['corp.acme.example'], DeviceStatement: 'managed' });
const windowsExpected = active({ ExpectedTenantIds: [acmeTenant], ExpectedMdmHosts: ['acme.mdm.example'] });
const ourHost = said(enrolledThrough('https://acme.mdm.example/discovery.svc'));

const oursJoined = said(dsregcmd({ tenant: acmeTenant }));
const realmsSlipped = active({ ExpectedRealms: ['crop.acme.example'] });
const [serverName, realmName, placesName] = ['Device management (registry)', 'Realm (realm list)', 'Where it was before'] as const;

describe('the device verdict by what the computer itself says', () => {
  it.each<readonly [string, TestimonyInside, 'managed' | 'personal' | 'unknown']>([
    ['joined to ours', linux(said(joinedToAcme)), 'managed'],
    ['joined to none, as ever', linux(said('')), 'unknown'],
    ['joined to another company’s', linux(said(joinedToRival)), 'unknown'],
    ['joined to none, and to ours before', linux(said(''), oursBefore), 'personal'],
    ['joined to one that the rules do not name, and to ours before', linux(said(joinedToRival), oursBefore), 'unknown'],
    ['no answer in time, and joined to ours before', linux({ kind: 'timeUp' }, oursBefore), 'unknown'],
    ['the tool is gone, and joined to ours before', linux({ kind: 'absent' }, oursBefore), 'unknown'],
    ['the tool breaks, and joined to ours before', linux({ kind: 'failed', why: 'broke' }, oursBefore), 'unknown'],
    ['garbage, and joined to ours before', linux(said('%&/'), oursBefore), 'unknown'],
  ])('Linux: %s', (_name, testimony, kind) => {
    // The statement says managed: it is overruled by what is expected.
    expect(judgeDevice(realmsExpected, null, moment, testimony)).toMatchObject({ kind, statedBy: 'signals' });
  });

  it.each<readonly [string, TestimonyInside, 'managed' | 'personal' | 'unknown']>([
    ['tenant and server are ours', windows(said(dsregcmd({ tenant: acmeTenant })), ourHost), 'managed'],
    ['another company’s tenant', windows(said(dsregcmd({ tenant: rivalTenant })), ourHost), 'personal'],
    ['a work account of ours alone', windows(said(dsregcmd({ workplaceTenant: acmeTenant })), ourHost), 'personal'],
    ['faked enrolment keys', windows(said(dsregcmd({ tenant: acmeTenant })), said(fakedEnrolment)), 'personal'],
    ['not ours by one, and no answer by the other', windows(said(dsregcmd({})), { kind: 'timeUp' }), 'unknown'],
    ['ours by one, and no answer by the other', windows(said(dsregcmd({ tenant: acmeTenant })), { kind: 'absent' }), 'unknown'],
  ])('Windows: %s', (_name, testimony, kind) => {
    expect(judgeDevice(windowsExpected, 'managed', moment, testimony)).toMatchObject({ kind, statedBy: 'signals' });
  });

  it.each<readonly [string, { readonly now: number; readonly monotonic: number; readonly clockTrusted?: boolean }, string]>([
    ['just in time', { now: 60 * minute, monotonic: 60 * minute }, 'managed'],
    ['too old', { now: 60 * minute + 1, monotonic: 60 * minute + 1 }, 'unknown'],
    ['too old by the clock that sleeps not', { now: 61 * minute, monotonic: 0 }, 'unknown'],
    ['too old, and the clock set back', { now: 0, monotonic: 61 * minute }, 'unknown'],
    ['the clock corrected by a little', { now: -5 * minute, monotonic: 1 }, 'managed'],
    ['the clock set back', { now: -5 * minute - 1, monotonic: 1 }, 'unknown'],
    ['a clock that cannot be trusted', { now: 0, monotonic: 0, clockTrusted: false }, 'unknown'],
  ])('security 6: an answer counts for an hour, and under no clock that was set back: %s', (_name, at, kind) => {
    expect(judgeDevice(realmsExpected, null, { clockTrusted: true, ...at }, linux(said(joinedToAcme))).kind).toBe(kind);
  });

  it('shows every signal, what it said, when, and which decided', () => {
    expect(judgeDevice(realmsExpected, null, moment, linux(said(joinedToAcme))).evidence).toEqual([
      { signal: 'Realm (realm list)', said: 'joined to CORP.ACME.EXAMPLE, which the rules expect', decided: true, readAt: 0 },
      { signal: 'Rules set by IT', said: 'this is a company computer; overruled by what they expect of it', decided: false },
      { signal: 'Your answer', said: 'not given', decided: false },
    ]);
  });

  it.each<readonly [string, PolicyOutcome, Testimony, DeviceVerdict['kind'], readonly string[]]>([
    ['all that is expected is there', windowsExpected, windows(oursJoined, ourHost), 'managed', ['Tenant (dsregcmd)', serverName]],
    ['one is there, and one in doubt', windowsExpected, windows(oursJoined, { kind: 'timeUp' }), 'unknown', [serverName]],
    ['one is there, and one is not', windowsExpected, windows(oursJoined, said(enrolledNowhere)), 'personal', [serverName]],
    ['one is not, and one in doubt', windowsExpected, windows(said(dsregcmd({})), { kind: 'absent' }), 'unknown', [serverName]],
    ['still where it was', realmsSlipped, linux(said(joinedToAcme), oursBefore), 'unknown', [realmName, placesName]],
    ['in no realm, and in ours before', realmsExpected, linux(said(''), oursBefore), 'personal', [realmName, placesName]],
    ['in no realm, as ever', realmsExpected, linux(said('')), 'unknown', [realmName, placesName]],
    ['in another realm, and in ours before', realmsExpected, linux(said(joinedToRival), oursBefore), 'unknown', [realmName]],
  ])('names what decided, and nothing else: %s', (_name, policy, testimony, kind, decided) => {
    const verdict = judgeDevice(policy, null, moment, testimony);
    expect({ kind: verdict.kind, by: verdict.evidence.filter((one) => one.decided).map(({ signal }) => signal) }).toEqual({
      kind,
      by: decided,
    });
  });

  it('says where it was before, the newest first, unless it is ours now', () => {
    const placesSaid = (testimony: Testimony) =>
      judgeDevice(realmsExpected, null, moment, testimony).evidence.find(({ signal }) => signal === placesName)?.said;
    expect(placesSaid(linux(said(joinedToAcme), oursBefore))).toBeUndefined();
    expect(placesSaid(linux(said('')))).toBe('nowhere that the rules expected, as far as Hatcheck saw');
    expect(placesSaid(linux(said(''), { enrolledAt: ['realm e', 'realm d', 'realm c', 'realm b', 'realm a'] }))).toBe(
      'at realm e, realm d, realm c and 2 more, as the rules expected then',
    );
    expect(placesSaid({ ...linux(said('')), enrolledAt: null })).toBe('only the program itself knows that');
  });

  it('believes no signal under rules that cannot be read', () => {
    const lastGood = invalid({ ExpectedRealms: ['corp.acme.example'] });
    expect(judgeDevice(lastGood, null, moment, linux(said(joinedToAcme)))).toMatchObject({ kind: 'unknown', statedBy: 'nobody' });
  });
});

describe('a computer that was found enrolled before', () => {
  const everything = windows(said(dsregcmd({ tenant: acmeTenant })), ourHost);
  const remembered = rememberedPlaces(windowsExpected, moment, everything);
  const macExpects = (host: string) => active({ ExpectedMdmHosts: [host] });
  const onMac = rememberedPlaces(macExpects('acme.mdm.example'), moment, mac(said(approvedAtAcme), []));

  it('is remembered by where it is, and only while all that is expected is there', () => {
    expect(rememberedPlaces(realmsExpected, moment, linux(said(joinedToAcme)))).toEqual(oursBefore.enrolledAt);
    expect(remembered).toEqual([`tenant ${acmeTenant}`, `server acme.mdm.example ${acmeTenant}`]);
    const half = windows(said(dsregcmd({ tenant: acmeTenant })), said(enrolledNowhere));
    for (const [policy, testimony] of [
      [windowsExpected, half],
      [invalid(), everything],
      [active(), linux(said(joinedToAcme), { readings: [] })],
    ] as const)
      expect(rememberedPlaces(policy, moment, testimony)).toEqual([]);
  });

  it('keeps what it knew, the newest first, and the very same while nothing is new', () => {
    expect(rememberedPlaces(realmsExpected, moment, linux(said(joinedToAcme), { enrolledAt: ['realm old.example'] }))).toEqual([
      'realm corp.acme.example',
      'realm old.example',
    ]);
    expect(rememberedPlaces(realmsExpected, moment, linux(said(joinedToAcme), oursBefore))).toBe(oursBefore.enrolledAt);
    expect(rememberedPlaces(realmsExpected, moment, linux(said(joinedToRival), oursBefore))).toBe(oursBefore.enrolledAt);
    const many = Array.from({ length: 20 }, (_, index) => `realm old-${index}.example`);
    expect(rememberedPlaces(realmsExpected, moment, linux(said(joinedToAcme), { enrolledAt: many }))).toHaveLength(20);
  });

  it.each<readonly [string, PolicyOutcome, TestimonyInside, 'managed' | 'personal' | 'unknown']>([
    ['a slip in the realm', active({ ExpectedRealms: ['crop.acme.example'] }), linux(said(joinedToAcme), oursBefore), 'unknown'],
    ['a slip in the tenant', active({ ExpectedTenantIds: [rivalTenant] }), { ...everything, enrolledAt: remembered }, 'unknown'],
    ['a slip in the server', active({ ExpectedMdmHosts: ['acme.mmd.example'] }), { ...everything, enrolledAt: remembered }, 'unknown'],
    ['a slip in the server of a Mac', macExpects('acme.mmd.example'), mac(said(approvedAtAcme), onMac), 'unknown'],
    ['joined to another tenant now', windowsExpected, windows(said(dsregcmd({ tenant: rivalTenant })), ourHost, remembered), 'personal'],
    ['joined nowhere any more', windowsExpected, windows(said(dsregcmd({})), said(enrolledNowhere), remembered), 'personal'],
    ['a Mac at another company', macExpects('acme.mdm.example'), mac(said(approvedAtRival), onMac), 'personal'],
    ['a Mac that is nowhere any more', macExpects('acme.mdm.example'), mac(said(macNowhere), onMac), 'personal'],
  ])('has not left the company because of %s, or has where that is sure', (_name, policy, testimony, kind) => {
    expect(judgeDevice(policy, null, moment, { ...testimony, readings: expectedOf(testimony, policy) }).kind).toBe(kind);
  });
});

/** As the reader asks: only what the rules expect something of. */
function expectedOf({ readings }: TestimonyInside, policy: PolicyOutcome): readonly Reading[] {
  return policy.kind === 'active' ? readings.filter(({ signal }) => signal.isExpected(policy.policy)) : [];
}
