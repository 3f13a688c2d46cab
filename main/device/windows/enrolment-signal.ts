import type { Policy } from '../../../shared/policy.ts';
import { isAmong, placeName, type Signal, shown } from '../signal.ts';
import { type Enrolment, parseEnrollments } from './enrollments.ts';

/** The service that manages this computer. Keys written by hand lead to no host of ours. */
export const enrolmentSignal: Signal = {
  name: 'Device management (registry)',
  tool: {
    paths: ['C:\\Windows\\System32\\reg.exe'],
    args: ['query', 'HKLM\\SOFTWARE\\Microsoft\\Enrollments', '/s', '/reg:64'],
  },
  isExpected: ({ ExpectedMdmHosts }) => ExpectedMdmHosts.length > 0,
  find(text, policy) {
    const enrolments = parseEnrollments(text);
    if (enrolments === null) return { kind: 'unclear', said: 'gave an answer that cannot be understood' };
    const done = enrolments.filter((enrolment) => enrolment.done);
    const ours = done.find((enrolment) => isOurs(enrolment, policy));
    // Many organisations share a service's host, so the tenant is part of the place.
    const at = done.map(({ host, tenantId }) => placeName('server', `${host ?? ''} ${tenantId ?? ''}`));
    if (ours !== undefined) return { kind: 'met', said: `managed through ${shown(ours.host ?? '')}, which the rules expect`, at };
    const hosts = done.map(({ host }) => host ?? 'an address that is none').join(', ');
    if (hosts === '') return { kind: 'notMet', said: 'enrolled nowhere' };
    return { kind: 'elsewhere', said: `enrolled through ${shown(hosts)}, and that is not what the rules expect`, at };
  },
};

/** Many organisations share a service's host, so an enrolment that names another tenant is another organisation's. */
function isOurs({ host, tenantId }: Enrolment, { ExpectedMdmHosts, ExpectedTenantIds }: Policy): boolean {
  if (host === null || !isAmong(ExpectedMdmHosts, host)) return false;
  return tenantId === null || ExpectedTenantIds.length === 0 || isAmong(ExpectedTenantIds, tenantId);
}
