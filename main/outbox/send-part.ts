import type { OutboxEntry, PreparedPart } from '../../shared/outbox.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import { decide } from '../app-state/decide.ts';
import type { Session } from '../networks/network.ts';
import { afterSending } from './after-sending.ts';
import { inState, partBefore, told, withPart } from './entries.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { notSaved } from './prepare-records.ts';
import { lastWord, proveSender, stoppedBy } from './prove-sender.ts';
import { noteRefusal, type Step, setBack, standing } from './standing.ts';

/** Says on disk that a request is about to leave, before it does. A crash from here on is settled by asking. */
async function claim(deps: OutboxDeps, entry: OutboxEntry, index: number, part: PreparedPart): Promise<OutboxEntry | null> {
  const attemptedAt = deps.clock.now();
  const change = deps.book.change(entry.id, (now) =>
    now === entry ? inState(withPart(now, index, { ...part, attemptedAt }), { kind: 'sending' }) : null,
  );
  if (change === null) return null;
  if (await change.saved) return change.entry;
  await giveBack(deps, change.entry, entry);
  await setBack(deps, entry.id, notSaved, { reason: 'not-saved', law: null });
  return null;
}

/** Nothing left after all: the entry is again what it was, unless somebody changed it meanwhile. */
async function giveBack(deps: OutboxDeps, claimed: OutboxEntry, before: OutboxEntry): Promise<void> {
  await deps.book.change(before.id, (now) => (now === claimed ? before : null))?.saved;
}

/** Laws 1 and 8: the rules may have changed since the confirmation, and nobody may have noticed. */
function rulesAreRead(deps: OutboxDeps): Promise<boolean> {
  return deps.judge().then(
    () => true,
    () => false,
  );
}

/**
 * Proof of sender, the guard, the ledger, the disk, for a brand the rules read afresh, the guard again with
 * nothing in between, and then the request.
 */
export async function sendPart(deps: OutboxDeps, id: string, index: number, session: Session): Promise<Step> {
  const asked = await proveSender(deps, id, session);
  const part = asked?.entry.prepared?.[index];
  if (asked === null || part === undefined) return 'stop';
  const { entry, proof } = asked;
  const allowed = await decide(deps.decisions, () => lastWord(deps, entry, proof), 'send', told(entry));
  if (allowed.kind === 'refused') return stoppedBy(deps, id, allowed.refusal, proof);
  if (standing(deps, id) !== entry) return 'stop';
  const claimed = await claim(deps, entry, index, part);
  if (claimed === null) return 'stop';
  const judged = claimed.kind === 'personal' || (await rulesAreRead(deps));
  const still = standing(deps, id) !== claimed ? changedMeanwhile : judged ? lastWord(deps, entry, proof) : rulesUnread;
  if (still.kind === 'refused') {
    await giveBack(deps, claimed, entry);
    return still === changedMeanwhile ? 'stop' : stoppedBy(deps, id, still.refusal, proof);
  }
  const sent = await session.send(claimed.prepared?.[index] ?? part, partBefore(claimed, index));
  return afterSending(deps, { id, index, session, before: part }, await noteRefusal(deps, claimed, sent));
}

const rulesUnread: Outcome = refused(
  8,
  'rules-unread',
  'The rules of this computer could not be read, so this was not sent. Confirm again to let it go out.',
);
const changedMeanwhile: Outcome = refused(null, 'changed', 'This post was changed meanwhile.');
