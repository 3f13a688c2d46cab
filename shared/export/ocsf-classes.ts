import type { LedgerEvent } from '../ledger-event.ts';

/** The release of OCSF that events are of (schema.ocsf.io). */
export const ocsfVersion = '1.3.0';

/** A class of events of OCSF. */
export type OcsfClass = 'compliance_finding' | 'authentication' | 'application_lifecycle' | 'api_activity';

/** Identifiers of a class and of its category. */
export const ocsfIds: Readonly<Record<OcsfClass, { readonly category: number; readonly uid: number }>> = {
  compliance_finding: { category: 2, uid: 2003 },
  authentication: { category: 3, uid: 3002 },
  application_lifecycle: { category: 6, uid: 6002 },
  api_activity: { category: 6, uid: 6003 },
};

interface Activity {
  readonly class: OcsfClass;
  /** `activity_id` of the class; 99 is "other". */
  readonly id: number;
}

const other = 99;
const logon = 1;
const logoff = 2;
const started = 3;
const stopped = 4;
const updated = 8;
const [create, read, update, remove] = [1, 2, 3, 4] as const;

/** What each act is in OCSF. One that is not named here is an API activity of another kind. */
const activities: Readonly<Partial<Record<LedgerEvent['act'], Activity>>> = {
  start: { class: 'application_lifecycle', id: started },
  stop: { class: 'application_lifecycle', id: stopped },
  vault: { class: 'application_lifecycle', id: other },
  store: { class: 'application_lifecycle', id: other },
  ledger: { class: 'application_lifecycle', id: other },
  clock: { class: 'application_lifecycle', id: other },
  update: { class: 'application_lifecycle', id: updated },
  policy: { class: 'compliance_finding', id: create },
  device: { class: 'compliance_finding', id: create },
  sweep: { class: 'compliance_finding', id: create },
  exception: { class: 'compliance_finding', id: create },
  signIn: { class: 'authentication', id: logon },
  arm: { class: 'authentication', id: logon },
  signOut: { class: 'authentication', id: logoff },
  disarm: { class: 'authentication', id: logoff },
  revoke: { class: 'authentication', id: logoff },
  removeCredential: { class: 'authentication', id: logoff },
  prove: { class: 'api_activity', id: read },
  settle: { class: 'api_activity', id: read },
  confirm: { class: 'api_activity', id: create },
  send: { class: 'api_activity', id: create },
  publish: { class: 'api_activity', id: create },
  bind: { class: 'api_activity', id: update },
  freeze: { class: 'api_activity', id: update },
  resume: { class: 'api_activity', id: update },
  recall: { class: 'api_activity', id: remove },
  takeDown: { class: 'api_activity', id: remove },
};

export function activityOf(act: LedgerEvent['act']): Activity {
  return activities[act] ?? { class: 'api_activity', id: other };
}
