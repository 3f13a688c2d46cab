/** What Windows' own tools print, after learn.microsoft.com/entra/identity/devices/troubleshoot-device-dsregcmd. */

const box = (title: string): string =>
  `+----------------------------------------------------------------------+\r\n| ${title.padEnd(69)}|\r\n+----------------------------------------------------------------------+\r\n`;

export const acmeTenant = '11111111-2222-3333-4444-555555555555';
export const rivalTenant = '99999999-2222-3333-4444-555555555555';

interface Joined {
  readonly tenant?: string;
  readonly workplaceTenant?: string;
}

/** `dsregcmd /status`, shortened to the sections that are there in each state. */
export function dsregcmd({ tenant, workplaceTenant }: Joined): string {
  const yes = (is: boolean): string => (is ? 'YES' : 'NO');
  return [
    '\r\n',
    box('Device State'),
    `\r\n             AzureAdJoined : ${yes(tenant !== undefined)}\r\n          EnterpriseJoined : NO\r\n              DomainJoined : NO\r\n               Device Name : LAPTOP-7\r\n\r\n`,
    tenant === undefined
      ? ''
      : `${box('Tenant Details')}\r\n                TenantName : Contoso\r\n                  TenantId : ${tenant}\r\n                       Idp : login.windows.net\r\n                    MdmUrl : https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc\r\n                 MdmTouUrl : https://portal.manage.microsoft.com/TermsofUse.aspx\r\n\r\n`,
    box('User State'),
    `\r\n                    NgcSet : NO\r\n           WorkplaceJoined : ${yes(workplaceTenant !== undefined)}\r\n             WamDefaultSet : NO\r\n\r\n`,
    workplaceTenant === undefined
      ? ''
      : `${box('Work Account 1')}\r\n         WorkplaceDeviceId : 5820fbe9-60c8-43b0-bb11-44aee233e4e7\r\n              WorkplaceIdp : login.windows.net\r\n         WorkplaceTenantId : ${workplaceTenant}\r\n       WorkplaceTenantName : Contoso\r\n\r\n`,
    box('Diagnostic Data'),
    '\r\n     Diagnostics Reference : www.microsoft.com/aadjerrors\r\n              User Context : UN-ELEVATED User\r\n               Client Time : 2026-11-23 12:00:00.000 UTC\r\n',
  ].join('');
}

const enrollments = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Enrollments';

/** `reg.exe query HKLM\\SOFTWARE\\Microsoft\\Enrollments /s`, as English Windows prints it. */
export function enrolledAt(url: string, tenant: string | null = acmeTenant): string {
  const key = `${enrollments}\\2F1B7C5A-0DC5-4F0D-9D3E-6A3C7F4F1A11`;
  return [
    '',
    enrollments,
    '',
    key,
    '    EnrollmentState    REG_DWORD    0x1',
    '    EnrollmentType    REG_DWORD    0x6',
    '    IsFederated    REG_DWORD    0x0',
    '    ProviderID    REG_SZ    MS DM Server',
    '    UPN    REG_SZ    jo@acme.example',
    ...(tenant === null ? [] : [`    AADTenantID    REG_SZ    ${tenant}`]),
    `    DiscoveryServiceFullURL    REG_SZ    ${url}`,
    '',
    `${key}\\FirstSync`,
    '    IsServerDone    REG_DWORD    0x1',
    '',
    `${enrollments}\\Context`,
    '    (Default)    REG_SZ    ',
    '',
  ].join('\r\n');
}

/** The same program in German and Japanese: only the name of the default value and the closing line are translated. */
export const translatedLines = [
  '    (Standard)    REG_SZ    ',
  '',
  'Suchende: 2 übereinstimmende Zeichenfolge(n) gefunden.',
  '    (既定)    REG_SZ    ',
];

/** Keys that a batch file writes to look enrolled (FakeMDMEnroll): no server stands behind them. */
export const fakedEnrolment = [
  '',
  `${enrollments}\\FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF`,
  '    EnrollmentState    REG_DWORD    0x1',
  '    EnrollmentType    REG_DWORD    0x0',
  '    IsFederated    REG_DWORD    0x0',
  '    ProviderID    REG_SZ    MS DM Server',
  '',
].join('\r\n');

export const enrolledNowhere = ['', enrollments, '', `${enrollments}\\Context`, '    (Default)    REG_SZ    ', ''].join('\r\n');
