import type { OutboxEntry } from '../../shared/outbox.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { networkName } from '../parts/words.ts';
import './outbox-dock.css';
import { OutboxItem } from './outbox-item.tsx';
import { isWorthShowing, orderOutbox, outboxLine } from './outbox-line.ts';

/** What is going out, above the footer, while the next post is written. */
export function OutboxDock({ onReopened }: { readonly onReopened: (draftId: string) => void }) {
  const snapshot = useSnapshot();
  const now = useNow(snapshot.outbox.length > 0);
  const entries = orderOutbox(snapshot.outbox).filter((entry) => isWorthShowing(entry, now));
  if (entries.length === 0) return null;
  return (
    <section className="dock" aria-label="Going out">
      <ul>
        {entries.map((entry) => (
          <OutboxItem key={entry.id} entry={entry} line={outboxLine(entry, now, rulesOf(snapshot, entry))} onReopened={onReopened} />
        ))}
      </ul>
    </section>
  );
}

function rulesOf(snapshot: Snapshot, entry: OutboxEntry) {
  const identity = snapshot.identities.find((status) => status.identity.id === entry.identityId)?.identity;
  return {
    sendNowBrand: effectivePolicy(snapshot.policy).SendNowBrand,
    networkName: identity === undefined ? 'the network' : networkName(snapshot, identity.network),
  };
}
