import type { IdentityId } from '../../shared/account.ts';
import type { HistoryLine } from '../../shared/ipc.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { RecordView } from '../../shared/record-view.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Arming } from '../arming/arming.ts';
import type { Audience } from '../audience/audience.ts';
import type { Checks } from '../checks/checks.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { DirectMessages } from '../messages/direct-messages.ts';
import type { Network } from '../networks/network.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Voices } from '../voices/voices.ts';
import type { Fault } from '../windows/crash-report.ts';
import type { Rectangle } from '../windows/place-strip.ts';
import type { ConsolePage } from '../windows/windows.ts';
import type { CommandHandlers } from './answer-command.ts';

/** What there is to command once the profile is open. */
export interface CommandTargets {
  readonly accounts: Accounts;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly directMessages: DirectMessages;
  readonly arming: Arming;
  readonly checks: Pick<Checks, 'settled'>;
  readonly audience: Audience;
  readonly voices: Pick<Voices, 'ownPosts'>;
  readonly exceptions: { enter(token: string): Promise<Outcome>; end(id: string): Promise<Outcome> };
  readonly store: Store;
}

export interface HandlerParts {
  readonly state: StateStore;
  /** Null until the keyring let the profile be opened. */
  readonly targets: () => CommandTargets | null;
  readonly snapshot: () => Snapshot;
  readonly networkOf: (identityId: IdentityId | null) => Network;
  readonly history: (before: number | null, limit: number) => Promise<readonly HistoryLine[]>;
  readonly record: () => RecordView;
  readonly unlock: () => Promise<Outcome>;
  readonly cancelUnlock: () => void;
  /** Reads policy afresh and acts on what changed. */
  readonly judge: () => Promise<void>;
  /** The same, and asks anew whose computer this is. */
  readonly judgeAfresh: () => Promise<void>;
  readonly lookAtOtherPrograms: () => Promise<void>;
  readonly lookForUpdate: () => Promise<void>;
  readonly openCompose: () => Promise<void>;
  readonly openConsole: (page: ConsolePage) => void;
  readonly dismissNotice: (id: string) => void;
  readonly imagePreview: (bytes: Uint8Array) => string | null;
  readonly stripButton: (at: Rectangle | null, zoom: number) => void;
  readonly onFault: (fault: Fault) => void;
  readonly quit: () => void;
}

export type When = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
export type WhenOpen = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>> | Outcome<T>) => Promise<Outcome<T>>;
export type Group<P extends string> = {
  readonly [N in keyof CommandHandlers as N extends `${P}.${string}` ? N : never]: CommandHandlers[N];
};
