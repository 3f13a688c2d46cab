import { isAmong, placeName, type Signal, shown } from '../signal.ts';
import { parseProfilesStatus } from './profiles-status.ts';

/** The server that manages this Mac, where a person or automated enrolment approved it. */
export const profilesSignal: Signal = {
  name: 'Device management (profiles)',
  tool: { paths: ['/usr/bin/profiles'], args: ['status', '-type', 'enrollment'] },
  isExpected: ({ ExpectedMdmHosts }) => ExpectedMdmHosts.length > 0,
  find(text, { ExpectedMdmHosts }) {
    const status = parseProfilesStatus(text);
    if (status === null) return { kind: 'unclear', said: 'gave an answer that cannot be understood' };
    const { enrolled, userApproved, host } = status;
    if (!enrolled) return { kind: 'notMet', said: 'enrolled nowhere' };
    // Systems before macOS 11 name no server: enrolled, and nobody knows where.
    if (host === null) return { kind: 'unclear', said: 'enrolled, and it does not say where' };
    if (!userApproved) return { kind: 'notMet', said: `managed by ${shown(host)}, and nobody at this Mac approved that` };
    const at = [placeName('server', host)];
    if (!isAmong(ExpectedMdmHosts, host))
      return { kind: 'elsewhere', said: `managed by ${shown(host)}, which the rules do not expect`, at };
    return { kind: 'met', said: `managed by ${shown(host)}, which the rules expect`, at };
  },
};
