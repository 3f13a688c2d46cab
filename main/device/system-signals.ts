import { realmSignal } from './linux/realm-signal.ts';
import { profilesSignal } from './macos/profiles-signal.ts';
import type { Signal } from './signal.ts';
import { enrolmentSignal } from './windows/enrolment-signal.ts';
import { joinSignal } from './windows/join-signal.ts';

/** What one operating system can say about whose computer it runs on. */
export interface SystemSignals {
  readonly signals: readonly Signal[];
  /**
   * Does an answer that clearly is not ours prove that the computer is not the company's? On Linux it does not: many
   * managed computers are in no realm. There it proves so only once the realm was there before.
   */
  readonly absenceProves: boolean;
}

/** Every system's signals, in the order in which they are shown. */
export function systemSignals(platform: NodeJS.Platform): SystemSignals {
  switch (platform) {
    case 'linux':
      return { signals: [realmSignal], absenceProves: false };
    case 'win32':
      return { signals: [joinSignal, enrolmentSignal], absenceProves: true };
    case 'darwin':
      return { signals: [profilesSignal], absenceProves: true };
    default:
      return { signals: [], absenceProves: false };
  }
}
