import type { Identity } from '../../shared/account.ts';
import type { LedgerStatus } from '../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import { type Refusal, refusal } from '../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { DisarmReason } from './lease-keeper.ts';

/** What arming writes down, before it takes effect (law 9). */
export interface ArmingRecord {
  /** Null once it is written, else why it could not be. */
  armed(identity: Identity): Promise<Refusal | null>;
  refused(identity: Identity | null, reason: Refusal): Promise<void>;
  /** Gives up on a ledger that does not answer: disarming never waits on doubt (law 8). */
  disarmed(identity: Identity | null, reason: DisarmReason): Promise<void>;
}

/** Milliseconds that anything here waits for the ledger. */
const patienceMs = 1_000;

const notWritten = refusal(
  9,
  'ledger-unwritable',
  'The history cannot be written, so brand accounts are blocked. Free some space on the disk, then try again.',
);

export function createArmingRecord(ledger: Ledger, clock: Clock): ArmingRecord {
  const event = (identity: Identity | null, rest: Pick<LedgerEvent, 'act' | 'decision' | 'reason' | 'law'>): LedgerEvent => ({
    ...rest,
    who: identity === null ? null : { network: identity.network, subject: identity.subject, kind: identity.kind },
    ref: null,
    post: null,
  });
  /** What the ledger said, or null where it failed or did not answer in time. */
  const write = (entry: LedgerEvent): Promise<LedgerStatus | null> =>
    new Promise((resolve) => {
      const giveUp = clock.after(patienceMs, () => resolve(null));
      const answer = (status: LedgerStatus | null): void => {
        giveUp();
        resolve(status);
      };
      ledger.append(entry).then(answer, () => answer(null));
    });
  return {
    async armed(identity) {
      const status = await write(event(identity, { act: 'arm', decision: 'allowed', reason: null, law: null }));
      return status?.kind === 'writable' ? null : notWritten;
    },
    async refused(identity, { reason, law }) {
      await write(event(identity, { act: 'arm', decision: 'refused', reason, law }));
    },
    async disarmed(identity, reason) {
      await write(event(identity, { act: 'disarm', decision: 'done', reason, law: null }));
    },
  };
}
