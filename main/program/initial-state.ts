import { noLeases } from '../../shared/arming.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { AppState } from '../app-state/app-state.ts';

/** Before anything was asked: nothing is known, so nothing is granted. */
export const initialState: AppState = {
  version: '',
  vault: { kind: 'unknown' },
  unlocking: false,
  policy: { kind: 'absent' },
  device: { kind: 'unknown', statedBy: 'nobody', evidence: [], judgedAt: 0 },
  ledger: { kind: 'unwritable', why: 'The history is not open yet.' },
  presence: { kind: 'here' },
  clockTrusted: true,
  online: true,
  battery: null,
  exceptions: [],
  deviceId: null,
  otherSignIns: { kind: 'none' },
  accounts: [],
  unreadable: [],
  removed: [],
  leases: noLeases,
  drafts: [],
  findings: {},
  outbox: [],
  messages: [],
  messageOutbox: [],
  knownReaders: {},
  signIn: { kind: 'idle' },
  notices: [],
  settings: defaultSettings,
  audiences: {},
  ownPosts: {},
  update: { kind: 'off', why: 'noRules' },
};

/** What windows and tray may know before the sweep is over: nothing that the profile holds. */
export function withoutProfile(state: AppState): AppState {
  return {
    ...state,
    exceptions: [],
    accounts: [],
    removed: [],
    leases: noLeases,
    drafts: [],
    findings: {},
    outbox: [],
    messages: [],
    messageOutbox: [],
    knownReaders: {},
    audiences: {},
    ownPosts: {},
  };
}
