import { assertNever } from '../../shared/assert-never.ts';
import { liveSince, type OutboxEntry, type OutboxState } from '../../shared/outbox.ts';
import { lasted } from '../parts/words.ts';

type In<K extends OutboxState['kind']> = OutboxState & { readonly kind: K };

/** What is being done about a post that should be gone, and how long it has been up at main's time `now`. */
export function takingDownWords(entry: OutboxEntry, { seen }: In<'takingDown'>, now: number, networkName: string): string {
  const since = liveSince(entry);
  const up = since === null ? '' : ` Up for ${lasted(now - since)} so far.`;
  return `${seenWords(seen, networkName)}${up}`;
}

function seenWords(seen: In<'takingDown'>['seen'], networkName: string): string {
  switch (seen) {
    case undefined:
      return 'Deleting it, then looking whether it is gone.';
    case 'notAsked':
      return `${networkName} could not be asked to delete it yet.`;
    case 'there':
      return `${networkName} says it is deleted, and it is still there. It is deleted again.`;
    case 'unknown':
      return 'Deleted. Whether it is gone could not be seen yet.';
    default:
      return assertNever(seen);
  }
}

/** How long it was up, and who saw that it is gone. */
export function takenDownWords({ liveForMs, looked = 'outsider' }: In<'takenDown'>, networkName: string): string {
  const up = `It was up for ${lasted(liveForMs)}.`;
  switch (looked) {
    case 'outsider':
      return `${up} Signed out, nobody sees it any more. Your text is in your drafts.`;
    case 'account':
      return `${up} The account sees it no more; signed out, nobody can look. Your text is in your drafts.`;
    case 'nobody':
      return `${up} ${networkName} says it is deleted; that could not be looked at. Your text is in your drafts.`;
    default:
      return assertNever(looked);
  }
}
