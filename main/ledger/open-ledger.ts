import type { LedgerStatus } from '../../shared/guard-facts.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../shared/ledger-event.ts';
import type { Clock } from '../clock.ts';
import type { AnchorVault } from './anchor.ts';
import { type AnchorCheck, createAnchorKeeper } from './anchor-keeper.ts';
import { createChainFile } from './chain-file.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import type { Moment } from './ledger-record.ts';
import { createPager, hashAt } from './read-back.ts';
import { unwritableWords } from './unwritable.ts';

/** The ledger with what only the composition root may do to it. */
export interface OpenLedger extends Ledger {
  /**
   * The keyring is ready: names personal accounts by `pseudonymKey` from here on, compares the file with the anchor, then
   * keeps the anchor following. Before this, entries are written all the same, a personal account unnamed. May be called again.
   */
  attachVault(vault: AnchorVault, pseudonymKey: string): Promise<AnchorCheck>;
  /** For quitting: waits for pending entries and for the anchor; the value says whether the anchor is the last line. */
  flush(): Promise<boolean>;
}

export interface LedgerParts {
  readonly disk: LedgerDisk;
  readonly clock: Clock;
  /** Random, new for each run of the program; at most 64 characters. */
  readonly bootId: string;
}

interface Waiting {
  readonly event: LedgerEvent;
  readonly moment: Moment;
  readonly settle: (status: LedgerStatus) => void;
}

// Entries waiting for the disk share one write, and so one fsync; the bound keeps a write small enough to retry.
const maxBatch = 64;

/** Opens the ledger, verifying the whole chain once. Never rejects: a disk that refuses makes the status `unwritable`, and each append tries again. */
export async function openLedger({ disk, clock, bootId }: LedgerParts): Promise<OpenLedger> {
  let failure: string | null = null;
  let pseudonymKey: string | null = null;
  let draining: Promise<void> | null = null;
  const waiting: Waiting[] = [];
  const readPage = createPager(disk);
  const file = createChainFile(disk, (reason) => enqueue(noted(reason)));
  const keeper = createAnchorKeeper({
    isOpen: file.isOpen,
    head: file.head,
    isBroken: () => file.fault() !== null,
    hashAt: (seq) => hashAt(disk, file.size(), seq),
    onContradiction: file.breakAt,
  });

  function status(): LedgerStatus {
    if (failure !== null) return { kind: 'unwritable', why: failure };
    const fault = file.fault();
    return fault === null ? { kind: 'writable' } : { kind: 'tampered', where: fault };
  }

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      failure = null;
    } catch (error) {
      failure = unwritableWords(error);
    }
  }

  async function drain(): Promise<void> {
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
      await attempt(() => file.append(batch, pseudonymKey));
      if (failure === null) keeper.follow();
      for (const entry of batch) entry.settle(status());
    }
    draining = null;
  }

  function enqueue(event: LedgerEvent): Promise<LedgerStatus> {
    const moment = { bootId, wall: Math.round(clock.now()), monotonic: Math.round(clock.monotonic()) };
    return new Promise((settle) => {
      waiting.push({ event, moment, settle });
      draining ??= drain();
    });
  }

  await attempt(file.open);
  return {
    status,
    async append(event) {
      const parsed = ledgerEventSchema.safeParse(event);
      if (parsed.success) return enqueue(parsed.data);
      const field = parsed.error.issues[0]?.path.join('.') ?? 'event';
      return {
        kind: 'unwritable',
        why: `This act cannot be written down: its ${field} is not what the history takes. Please report this.`,
      };
    },
    page: (before, limit) => readPage(file.size(), before, limit),
    async attachVault(vault, key) {
      pseudonymKey = key;
      const check = await keeper.attach(vault);
      if (check === 'noAnchor' && file.hadEntries()) void enqueue(noted('anchor-absent'));
      return check;
    },
    async flush() {
      while (draining !== null) await draining;
      return keeper.flush();
    },
  };
}

function noted(reason: string): LedgerEvent {
  return { act: 'ledger', decision: 'noted', reason, law: null, who: null, ref: null, post: null };
}
