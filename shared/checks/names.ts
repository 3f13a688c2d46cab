/** Every check, in the order of the registry. */
export const checkNames = [
  'identity',
  'length',
  'network',
  'voice',
  'other-identity-text',
  'moment',
  'reachable',
  'recipient',
  'open-question',
  'looks-like-dm',
  'confidential',
  'secret',
  'password',
  'card',
  'iban',
  'ssn',
  'national-id',
  'documents',
  'phone',
  'email',
  'address',
  'profanity',
  'offensive',
  'tragedy',
  'sensitive-now',
  'new-hashtag',
] as const;
export type CheckName = (typeof checkNames)[number];

/** What is found that is finer than its check. */
export const finerTypes = [
  'reachable-away',
  'reachable-battery',
  'reachable-network',
  'reachable-day-ends',
  'lookalike-recipient',
  'first-time-recipient',
  'several-recipients',
  'added-reader',
  'passport',
  'driving-licence',
  'bank-account',
  'tax-id',
  'health-id',
  'date-of-birth',
] as const;
export type FindingType = CheckName | (typeof finerTypes)[number];

const names: ReadonlySet<string> = new Set([...checkNames, ...finerTypes]);

/** Whether policy can raise a level by this name: that of a check, or of a type of finding. */
export function isCheckOrType(name: string): name is FindingType {
  return names.has(name);
}
