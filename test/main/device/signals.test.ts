import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realmSignal } from '../../../main/device/linux/realm-signal.ts';
import { profilesSignal } from '../../../main/device/macos/profiles-signal.ts';
import type { Finding, Signal } from '../../../main/device/signal.ts';
import { enrolmentSignal } from '../../../main/device/windows/enrolment-signal.ts';
import { joinSignal } from '../../../main/device/windows/join-signal.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { joinedToAcme, joinedToRival, seenAndNotJoined } from './said/linux.ts';
import { approvedAtAcme, approvedAtRival, approvedSomewhere, enrolledNowhere as macNowhere, unapprovedAtAcme } from './said/macos.ts';
import { acmeTenant, dsregcmd, enrolledAt, enrolledNowhere, fakedEnrolment, rivalTenant, translatedLines } from './said/windows.ts';

const ours: Policy = {
  ...defaultPolicy,
  ExpectedTenantIds: [acmeTenant],
  ExpectedMdmHosts: ['acme.mdm.example', 'enrollment.manage.microsoft.com'],
  ExpectedRealms: ['corp.acme.example'],
};
const intune = 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc';
const german = '\r\nFEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.\r\n';

describe.each<[string, Signal, readonly (readonly [string, string, Finding['kind']])[]]>([
  [
    'the realm of a Linux computer',
    realmSignal,
    [
      ['joined to ours', joinedToAcme, 'met'],
      ['joined to another company’s', joinedToRival, 'elsewhere'],
      ['joined to both', joinedToRival + joinedToAcme, 'met'],
      ['ours is in the network, and not joined', seenAndNotJoined, 'notMet'],
      ['joined to none', '', 'notMet'],
      ['a realm that only looks like ours', joinedToAcme.replaceAll('CORP.ACME', 'CORP.ACME.EXAMPLE.RIVAL'), 'elsewhere'],
      ['another language', joinedToAcme.replace('configured:', 'konfiguriert:'), 'unclear'],
      ['an error', 'realm: Couldn’t connect to realm service: Verbindung abgelehnt\n', 'unclear'],
      ['cut off', joinedToAcme.slice(0, 60), 'unclear'],
    ],
  ],
  [
    'the tenant of a Windows computer',
    joinSignal,
    [
      ['joined to ours', dsregcmd({ tenant: acmeTenant }), 'met'],
      ['joined to ours in capitals', dsregcmd({ tenant: acmeTenant.toUpperCase() }), 'met'],
      ['joined to another company’s', dsregcmd({ tenant: rivalTenant }), 'elsewhere'],
      ['a work account of ours alone', dsregcmd({ workplaceTenant: acmeTenant }), 'notMet'],
      ['a work account of ours on another company’s computer', dsregcmd({ tenant: rivalTenant, workplaceTenant: acmeTenant }), 'elsewhere'],
      ['joined to none', dsregcmd({}), 'notMet'],
      ['joined, and no tenant is named', dsregcmd({ tenant: '' }), 'unclear'],
      ['the section with our tenant printed twice', dsregcmd({ tenant: rivalTenant }) + dsregcmd({ tenant: acmeTenant }), 'unclear'],
      ['an error in German', german, 'unclear'],
    ],
  ],
  [
    'the device management of a Windows computer',
    enrolmentSignal,
    [
      ['enrolled at ours', enrolledAt('https://acme.mdm.example/EnrollmentServer/Discovery.svc'), 'met'],
      ['in other languages', [enrolledAt(intune), ...translatedLines].join('\r\n'), 'met'],
      ['no tenant named', enrolledAt('https://acme.mdm.example/EnrollmentServer/Discovery.svc', null), 'met'],
      ['another company at the same service', enrolledAt(intune, rivalTenant), 'elsewhere'],
      ['another company’s server', enrolledAt('https://rival.mdm.example/Discovery.svc'), 'elsewhere'],
      ['our name inside another host', enrolledAt('https://acme.mdm.example.rival.example/Discovery.svc'), 'elsewhere'],
      ['our name as user of another host', enrolledAt('https://acme.mdm.example@rival.example/Discovery.svc'), 'elsewhere'],
      ['without TLS', enrolledAt('http://acme.mdm.example/Discovery.svc'), 'elsewhere'],
      ['faked keys (FakeMDMEnroll)', fakedEnrolment, 'elsewhere'],
      ['an enrolment that was begun only', enrolledAt(intune).replace('0x1', '0x0'), 'notMet'],
      ['enrolled nowhere', enrolledNowhere, 'notMet'],
      ['no such key', german, 'unclear'],
      ['nothing', '', 'unclear'],
    ],
  ],
  [
    'the device management of a Mac',
    profilesSignal,
    [
      ['ours, approved', approvedAtAcme, 'met'],
      ['ours, and nobody approved it', unapprovedAtAcme, 'notMet'],
      ['another company’s', approvedAtRival, 'elsewhere'],
      ['nowhere', macNowhere, 'notMet'],
      ['no server is named', approvedSomewhere, 'unclear'],
      ['two servers are named', `${approvedAtRival}MDM server: https://acme.mdm.example/\n`, 'unclear'],
      ['printed twice', macNowhere + approvedAtAcme, 'unclear'],
      ['another language', 'Über DEP registriert: Ja\nMDM-Registrierung: Ja (vom Benutzer genehmigt)\n', 'unclear'],
      ['nothing', '', 'unclear'],
    ],
  ],
])('%s', (_name, signal, cases) => {
  it.each(cases)('%s', (_case, text, kind) => {
    expect(signal.find(text, ours).kind).toBe(kind);
  });

  it('is never met by garbage, and never throws at it', () => {
    const pieces = fc.constantFrom('\n', '\r\n', '  ', ': ', '|', '+-', '\\', 'YES', 'configured', 'MDM enrollment: Yes', '\0', '\u202e');
    const garbage = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(garbage, (text) => {
        expect(signal.find(text, ours).kind).not.toBe('met');
      }),
    );
  });

  it('is met by no answer where the rules expect nothing of it', () => {
    for (const [, text] of cases) expect(signal.find(text, defaultPolicy).kind).not.toBe('met');
    expect(signal.isExpected(defaultPolicy)).toBe(false);
  });
});

it('shows no signs of foreign words that could reorder or break its own', () => {
  const { said } = realmSignal.find(joinedToRival.replace('RIVAL', 'A\u202eB\u0007'), ours);
  expect(said).toContain('AB');
});
