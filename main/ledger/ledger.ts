import type { LedgerStatus } from '../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';

/** One line of the ledger as read back, for the history page. */
export interface LedgerLine {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly wall: number;
  readonly event: LedgerEvent;
  /** The pseudonym that stands for a personal `who`, else null. */
  readonly pseudonym: string | null;
}

/** The tamper-evident record. `append` answers only after the line is on disk. */
export interface Ledger {
  status(): LedgerStatus;
  /** Never rejects. `unwritable` says that this entry is not written down; `tampered`, that it is. */
  append(event: LedgerEvent): Promise<LedgerStatus>;
  /** Newest first; `before` is a sequence number, exclusive. Rejects where the file cannot be read. */
  page(before: number | null, limit: number): Promise<readonly LedgerLine[]>;
}
