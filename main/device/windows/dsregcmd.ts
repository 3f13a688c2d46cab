/** What `dsregcmd /status` says about joining. */
export interface JoinStatus {
  /** Joined to Microsoft Entra ID as a whole: the organisation's computer. */
  readonly joined: boolean;
  /** The tenant it is joined to; null where it is joined to none. */
  readonly tenantId: string | null;
  /** A work account was added to somebody's own computer: proves nothing. */
  readonly workplaceJoined: boolean;
}

/**
 * Reads `dsregcmd /status` (learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd): boxes with a
 * section's name, then `Name : value` lines. Windows does not translate the names of the fields. Null where what must
 * be there is not, or twice and different.
 */
export function parseDsregcmd(text: string): JoinStatus | null {
  const fields = fieldsOf(text);
  const joined = yesOrNo(fields.get('Device State')?.get('AzureAdJoined'));
  const workplaceJoined = yesOrNo(fields.get('User State')?.get('WorkplaceJoined'));
  if (joined === null || workplaceJoined === null) return null;
  if (!joined) return { joined, tenantId: null, workplaceJoined };
  const tenantId = fields.get('Tenant Details')?.get('TenantId') ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenantId) ? { joined, tenantId, workplaceJoined } : null;
}

/** By section, then by name. A field said twice in a section is no field. */
function fieldsOf(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let current = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const title = /^\|\s*(.*?)\s*\|$/.exec(line)?.[1];
    if (title !== undefined) {
      current = new Map();
      // Of a section that comes twice nothing is believed.
      sections.set(title, sections.has(title) ? new Map() : current);
      continue;
    }
    const [, name = '', value = ''] = /^\s*([A-Za-z]+)\s:\s?(.*?)\s*$/.exec(line) ?? [];
    if (name !== '') current.set(name, current.has(name) ? '' : value);
  }
  return sections;
}

function yesOrNo(value: string | undefined): boolean | null {
  if (value === 'YES') return true;
  return value === 'NO' ? false : null;
}
