import type { Snapshot } from '../../shared/snapshot.ts';
import type { IconName } from '../parts/icon.tsx';
import type { NoticeLevel } from '../parts/notice-bar.tsx';

/** What stays true until something changes, and so cannot be dismissed. */
export interface StandingMessage {
  readonly level: NoticeLevel;
  readonly icon: IconName;
  readonly title: string;
  readonly words: string | undefined;
}

export function standing(snapshot: Snapshot): readonly StandingMessage[] {
  const { policy, ledger, online } = snapshot;
  const messages: (StandingMessage | null)[] = [
    online
      ? null
      : { level: 'info', icon: 'offline', title: 'No network', words: 'Keep writing. What you post waits here until the network is back.' },
    policy.kind === 'invalid'
      ? {
          level: 'stop',
          icon: 'rules',
          title: 'The rules set by IT cannot be read',
          words: 'Brand accounts wait until IT has mended them. Your own accounts and drafts go on.',
        }
      : null,
    ledger.kind === 'unwritable'
      ? { level: 'stop', icon: 'stop', title: 'History cannot be written', words: `Brand accounts wait. ${ledger.why}` }
      : null,
    ledger.kind === 'tampered'
      ? {
          level: 'stop',
          icon: 'stop',
          title: 'History was changed from outside',
          words: `Brand accounts wait until IT has looked at it. ${ledger.where}`,
        }
      : null,
  ];
  return messages.filter((message) => message !== null);
}
