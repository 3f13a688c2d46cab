import type { ZodError } from 'zod';
import type { LedgerStatus } from '../../shared/guard-facts.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../shared/ledger-event.ts';
import type { Clock } from '../clock.ts';
import type { AnchorVault } from './anchor.ts';
import { type AnchorCheck, createAnchorKeeper } from './anchor-keeper.ts';
import { createBatchQueue } from './batch-queue.ts';
import { type ChainEntry, createChainFile } from './chain-file.ts';
import type { CheckpointedChain } from './checkpoints.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { createPager, lineAt } from './read-back.ts';
import { unwritableWords } from './unwritable.ts';

/** The ledger with what only the composition root may do to it. */
export interface OpenLedger extends Ledger, CheckpointedChain {
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

// Entries that wait for the disk share one write, and so one fsync; the bound keeps a write small.
const maxBatch = 64;

/** Opens the ledger, verifying the whole chain once. Never rejects: a disk that refuses makes the status `unwritable`, and each append tries again. */
export async function openLedger({ disk, clock, bootId }: LedgerParts): Promise<OpenLedger> {
  let failure: string | null = null;
  let pseudonymKey: string | null = null;
  const onGrown: (() => void)[] = [];
  const readPage = createPager(disk);
  const queue = createBatchQueue(writeDown, maxBatch);
  const file = createChainFile(disk, note);
  const keeper = createAnchorKeeper({
    isOpen: file.isOpen,
    head: file.head,
    isBroken: () => file.fault() !== null,
    lineAt: (seq) => lineAt(disk, file.size(), seq),
    onContradiction: file.breakAt,
  });

  function status(): LedgerStatus {
    if (failure !== null) return { kind: 'unwritable', why: failure };
    const fault = file.fault();
    return fault === null ? { kind: 'writable' } : { kind: 'tampered', where: fault };
  }

  async function attempt(act: () => Promise<void>): Promise<LedgerStatus> {
    failure = await act().then(() => null, unwritableWords);
    return status();
  }

  async function writeDown(entries: readonly ChainEntry[]): Promise<LedgerStatus> {
    const after = await attempt(() => file.append(entries, pseudonymKey));
    if (after.kind === 'unwritable') return after;
    keeper.follow();
    for (const listener of onGrown) listener();
    return after;
  }

  function enqueue(event: LedgerEvent): Promise<LedgerStatus> {
    const moment = { bootId, wall: Math.round(clock.now()), monotonic: Math.round(clock.monotonic()) };
    return queue.push({ event, moment });
  }

  function note(reason: string): void {
    void enqueue({ act: 'ledger', decision: 'noted', reason, law: null, who: null, ref: null, post: null });
  }

  await attempt(file.open);
  return {
    status,
    append: async (event) => {
      const parsed = ledgerEventSchema.safeParse(event);
      return parsed.success ? enqueue(parsed.data) : { kind: 'unwritable', why: misfitWords(parsed.error) };
    },
    tree: file.tree,
    isBroken: () => file.fault() !== null,
    onGrown: (listener) => void onGrown.push(listener),
    page: (before, limit) => readPage(file.size(), before, limit),
    async attachVault(vault, key) {
      pseudonymKey = key;
      const check = await keeper.attach(vault);
      if (check === 'noAnchor' && file.hadEntries()) note('anchor-absent');
      return check;
    },
    async flush() {
      await queue.idle();
      return keeper.flush();
    },
  };
}

function misfitWords(error: ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? '';
  return `This act cannot be written down: its ${field || 'shape'} is not what the history takes. Please report this.`;
}
