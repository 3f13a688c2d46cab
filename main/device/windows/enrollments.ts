/** One enrolment in device management, as the registry holds it. */
export interface Enrolment {
  /** Host that the computer was enrolled through; null where none is named, or what is named is no address. */
  readonly host: string | null;
  /** The Microsoft Entra tenant it was enrolled for; null where none is named. */
  readonly tenantId: string | null;
  /** The state Windows gives a finished enrolment. */
  readonly done: boolean;
  readonly provider: string;
}

const root = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Enrollments';

/**
 * Reads what `reg.exe query … /s` prints: a line with the key, then lines of name, type and value, four spaces between.
 * reg.exe translates its closing line and the name of the default value, and nothing that is read here. Null where the
 * key itself never shows, and so this is no such answer.
 */
export function parseEnrollments(text: string): readonly Enrolment[] | null {
  const keys = new Map<string, Map<string, string>>();
  let current: Map<string, string> | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (line.toUpperCase().startsWith(root.toUpperCase())) {
      current = new Map();
      keys.set(line.trim(), current);
      continue;
    }
    const value = /^ {4}(\S.*?) {4}(REG_\w+) {4}(.*)$/.exec(line);
    if (value !== null) current?.set(value[1] ?? '', value[3] ?? '');
  }
  if (keys.size === 0) return null;
  // Settings of an enrolment lie in keys below its own.
  const own = [...keys].filter(([key]) => /^\\[^\\]+$/.test(key.slice(root.length)));
  return own.map(([, values]) => enrolmentOf(values)).filter(({ provider }) => provider !== '');
}

function enrolmentOf(values: ReadonlyMap<string, string>): Enrolment {
  return {
    host: hostOf(values.get('DiscoveryServiceFullURL') ?? ''),
    tenantId: values.get('AADTenantID') || null,
    done: /^0x1$/i.test(values.get('EnrollmentState') ?? ''),
    provider: values.get('ProviderID') ?? '',
  };
}

function hostOf(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' && hostname !== '' ? hostname : null;
  } catch {
    return null;
  }
}
