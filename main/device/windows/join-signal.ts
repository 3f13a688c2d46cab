import { isAmong, placeName, type Signal, shown } from '../signal.ts';
import { parseDsregcmd } from './dsregcmd.ts';

/** The Microsoft Entra tenant that this computer is joined to. A work account alone is no join. */
export const joinSignal: Signal = {
  name: 'Tenant (dsregcmd)',
  tool: { paths: ['C:\\Windows\\System32\\dsregcmd.exe'], args: ['/status'] },
  isExpected: ({ ExpectedTenantIds }) => ExpectedTenantIds.length > 0,
  find(text, { ExpectedTenantIds }) {
    const status = parseDsregcmd(text);
    if (status === null) return { kind: 'unclear', said: 'gave an answer that cannot be understood' };
    const { tenantId, workplaceJoined } = status;
    if (tenantId === null) {
      return { kind: 'notMet', said: workplaceJoined ? 'a work account was added, the computer is not joined' : 'joined to no tenant' };
    }
    const at = [placeName('tenant', tenantId)];
    const said = `joined to tenant ${shown(tenantId)}, which the rules`;
    if (isAmong(ExpectedTenantIds, tenantId)) return { kind: 'met', said: `${said} expect`, at };
    return { kind: 'elsewhere', said: `${said} do not expect`, at };
  },
};
