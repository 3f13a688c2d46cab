import type { Tool } from '../../run-tool.ts';
import { isAmong, placeName, type Signal, shown } from '../signal.ts';
import { parseRealmList } from './realm-list.ts';

const askRealmd: Tool = {
  paths: ['/usr/bin/busctl'],
  args: ['--system', 'get-property', 'org.freedesktop.realmd', '/org/freedesktop/realmd', 'org.freedesktop.realmd.Provider', 'Realms'],
};

/** The Kerberos realm (Active Directory, FreeIPA) that this computer was joined to, as realmd knows it. */
export const realmSignal: Signal = {
  name: 'Realm (realm list)',
  // Without its service, realm 0.17 says nothing and reports success, as where there is no realm.
  tool: { paths: ['/usr/sbin/realm', '/usr/bin/realm'], args: ['list'], whenSilent: askRealmd },
  isExpected: ({ ExpectedRealms }) => ExpectedRealms.length > 0,
  find(text, { ExpectedRealms }) {
    const realms = parseRealmList(text);
    if (realms === null) return { kind: 'unclear', said: 'gave an answer that cannot be understood' };
    const joined = realms.filter(({ configured }) => configured === 'kerberos-member').map(({ name }) => name);
    const ours = joined.find((name) => isAmong(ExpectedRealms, name));
    const at = joined.map((name) => placeName('realm', name));
    if (ours !== undefined) return { kind: 'met', said: `joined to ${shown(ours)}, which the rules expect`, at };
    if (joined.length === 0) return { kind: 'notMet', said: 'joined to no realm' };
    return { kind: 'elsewhere', said: `joined to ${shown(joined.join(', '))}, which the rules do not expect`, at };
  },
};
