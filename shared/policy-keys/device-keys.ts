import type { PolicyKeys } from './key-types.ts';
import { hostName, publicKey, tenantId, words } from './texts.ts';

/** Whose computer this is, and what follows from that. */
export const deviceKeys = {
  DeviceStatement: {
    label: 'This computer is',
    since: '0.1.0',
    type: { kind: 'choice', choices: { managed: 'a company computer', personal: 'your own computer' } },
    unset: 'not stated',
    tighter: 'it',
    help: 'Whose computer this is, as IT states it; the Expected keys overrule it where they are set.',
    more: 'Brands can be used on `managed` ones only. On `personal` ones brand credentials are revoked and deleted. Left out: not known, so brands are blocked and nothing is deleted.',
  },
  ExpectedTenantIds: {
    label: 'Microsoft tenants that are ours',
    since: '0.1.0',
    type: { kind: 'list', of: tenantId, most: 20, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The Microsoft Entra tenants that a company computer with Windows is joined to.',
  },
  ExpectedMdmHosts: {
    label: 'Device management servers that are ours',
    since: '0.1.0',
    type: { kind: 'list', of: hostName, most: 20, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The device management servers that a company computer is enrolled at.',
  },
  ExpectedRealms: {
    label: 'Directory realms that are ours',
    since: '0.1.0',
    type: { kind: 'list', of: hostName, most: 20, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The directory realms that a company computer with Linux is a member of.',
  },
  PostureMaxAgeMinutes: {
    label: 'What the computer said counts for',
    since: '0.1.0',
    type: { kind: 'wholeNumber', least: 1, most: 1440, unit: 'minute' },
    preset: 60,
    tighter: 'smaller',
    help: 'How old the evidence of whose computer this is may be before it counts as not known.',
  },
  WipeOnUnenrol: {
    label: 'Brand sign-ins when the computer leaves the company',
    since: '0.1.0',
    type: { kind: 'trueOrFalse', yes: 'revoked and deleted', no: 'blocked' },
    preset: true,
    tighter: 'yes',
    help: 'Whether brand credentials are revoked and deleted once it is confirmed that the computer left the company.',
  },
  ExceptionKeys: {
    label: 'Keys that can sign an exception',
    since: '0.1.0',
    type: { kind: 'list', of: publicKey, most: 20, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The public keys of those who may grant one brand account on one computer for a time.',
  },
  RevokedExceptions: {
    label: 'Exceptions that were revoked',
    since: '0.1.0',
    type: { kind: 'list', of: words('the id of an exception', 'ids of exceptions'), most: 200, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The ids of signed exceptions that count no more; an id can go from the list once its exception is over.',
  },
  OtherProgramServices: {
    label: 'Other programs whose sign-ins are looked for',
    since: '0.1.0',
    type: { kind: 'list', of: words('a service name', 'service names of at most 100 characters'), most: 50, empty: 'none' },
    preset: [],
    tighter: 'it',
    help: 'The names under which other programs keep brand sign-ins in the keyring.',
  },
} as const satisfies PolicyKeys;
