import { type ReactNode, useState } from 'react';
import { networkOfIdentity } from '../../shared/account.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type Meeting, whoOf } from '../../shared/which-network.ts';
import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import './outbox-dock.css';
import { dockView, heldTogether } from './dock-view.ts';
import { OutboxItem } from './outbox-item.tsx';
import { type OutboxRules, outboxLine } from './outbox-line.ts';

interface OutboxDockProps {
  /** A draft came back from here. */
  readonly onReopened: (draftId: string) => void;
}

/** What is going out, above the footer, while the next post is written. */
export function OutboxDock({ onReopened }: OutboxDockProps) {
  const outbox = useSlice((snapshot) => snapshot.outbox);
  const rules = useSlice(({ identities, policy, networks, accounts }) => ({ identities, policy, networks, accounts }));
  const now = useNow(outbox.length > 0);
  const { shown, folded } = dockView(outbox, now);
  if (shown.length === 0) return null;
  const item = (entry: OutboxEntry) => (
    <OutboxItem key={entry.id} entry={entry} line={outboxLine(entry, now, rulesOf({ ...rules, outbox }, entry))} onReopened={onReopened} />
  );
  return (
    <section className="dock" aria-label="Going out">
      {heldTogether(outbox).map((entries) => (
        <RecallAll key={entries[0]?.together} entries={entries} onReopened={onReopened} />
      ))}
      <ul>{shown.map(item)}</ul>
      {folded.length === 0 ? null : <Folded entries={folded} item={item} />}
    </section>
  );
}

interface RecallAllProps {
  readonly entries: readonly OutboxEntry[];
  readonly onReopened: (draftId: string) => void;
}

/** Above posts that were confirmed together: all of them back at once. Each can still be recalled alone. */
function RecallAll({ entries, onReopened }: RecallAllProps) {
  const [first] = entries;
  if (first === undefined) return null;
  return (
    <div className="dock-together">
      <span className="small">{`${entries.length} posts were confirmed together`}</span>
      <CommandButton
        command="outbox.recallTogether"
        args={{ entryId: first.id }}
        size="small"
        onDone={(result) => result.kind === 'ok' && result.value !== null && onReopened(result.value)}
      >
        {`Recall all ${entries.length}`}
      </CommandButton>
    </div>
  );
}

interface FoldedProps {
  readonly entries: readonly OutboxEntry[];
  readonly item: (entry: OutboxEntry) => ReactNode;
}

/** What was published before the last one. */
function Folded({ entries, item }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="dock-fold" aria-expanded={open} onClick={() => setOpen((was) => !was)}>
        <Icon name="chevron" size={14} />
        {`${entries.length} more published`}
      </button>
      {open ? <ul>{entries.map(item)}</ul> : null}
    </>
  );
}

function rulesOf(snapshot: Meeting & Pick<Snapshot, 'identities' | 'policy'>, entry: OutboxEntry): OutboxRules {
  const identity = snapshot.identities.find((status) => status.identity.id === entry.identityId)?.identity;
  const network = snapshot.networks.find(({ id }) => id === networkOfIdentity(entry.identityId));
  return {
    sendNowBrand: effectivePolicy(snapshot.policy).SendNowBrand,
    networkName: network?.name ?? 'the network',
    who: whoOf(snapshot, { id: entry.identityId, handle: entry.handle }),
    followers: identity?.followers ?? null,
    circle: network?.circle,
  };
}
