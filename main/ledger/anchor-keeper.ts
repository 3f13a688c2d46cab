import { type Anchor, type AnchorVault, isAnchored, readAnchor, writeAnchor } from './anchor.ts';
import type { Head } from './ledger-record.ts';

/** What the keeper may ask of the ledger. */
export interface AnchoredChain {
  /** False until the file could be read. */
  isOpen(): boolean;
  /** The last line on the disk, null while there is none. */
  head(): Head | null;
  /** Whether the chain has been found broken: then the anchor stays where it is, as evidence. */
  isBroken(): boolean;
  /** The bytes of the line with that number, null where there is none. */
  lineAt(seq: number): Promise<Uint8Array | null>;
  /** The file contradicts the vault. */
  onContradiction(words: string): void;
}

/** How the file stands against the vault's memory of it. */
export type AnchorCheck = 'matches' | 'noAnchor' | 'contradicts' | 'notChecked';

/** Keeps the anchor following the head, many lines to one write, and never before the old anchor was compared. */
export interface AnchorKeeper {
  /** Compares the file with this vault's anchor; following begins then, and is not waited for. */
  attach(vault: AnchorVault): Promise<AnchorCheck>;
  /** Says that the head moved. Returns at once. */
  follow(): void;
  /** Waits until the anchor is the head or cannot be; the value says whether it is. */
  flush(): Promise<boolean>;
}

export function createAnchorKeeper(chain: AnchoredChain): AnchorKeeper {
  let vault: AnchorVault | null = null;
  let check: AnchorCheck = 'notChecked';
  let anchored = 0;
  let running: Promise<void> | null = null;
  let comparing: Promise<void> | null = null;

  async function compare(from: AnchorVault): Promise<void> {
    const reading = await readAnchor(from);
    if (reading.kind === 'unavailable') return;
    const fault = reading.kind === 'unreadable' ? 'the anchor in the keyring is not readable' : await contradiction(chain, reading.anchor);
    if (reading.kind === 'ok') anchored = reading.anchor?.seq ?? 0;
    check = fault !== null ? 'contradicts' : anchored === 0 ? 'noAnchor' : 'matches';
    if (fault !== null) chain.onContradiction(fault);
  }

  /** Whoever asks during a comparison waits for that one. */
  function compareOnce(from: AnchorVault): Promise<void> {
    comparing ??= compare(from).finally(() => {
      comparing = null;
    });
    return comparing;
  }

  async function catchUp(): Promise<void> {
    try {
      // One turn later, so that `running` is set before it is cleared.
      await Promise.resolve();
      while (vault !== null && chain.isOpen()) {
        if (check === 'notChecked') await compareOnce(vault);
        const head = chain.head();
        if (check === 'notChecked' || chain.isBroken() || head === null || head.seq <= anchored) return;
        if (!(await writeAnchor(vault, head))) return;
        anchored = head.seq;
      }
    } catch {
      // The file could not be read just now: not checked, so not anchored either. The next entry tries again.
    } finally {
      // In the turn of the last look at the head, so that no move of it is missed.
      running = null;
    }
  }

  function run(): Promise<void> {
    running ??= catchUp();
    return running;
  }

  return {
    async attach(next) {
      vault = next;
      check = 'notChecked';
      await running;
      if (chain.isOpen()) await compareOnce(next).catch(() => {}); // a file that could not be read is compared at the next entry
      void run();
      return check;
    },
    follow: () => void run(),
    async flush() {
      await run();
      const head = chain.head();
      return head === null || anchored === head.seq;
    },
  };
}

async function contradiction(chain: AnchoredChain, anchor: Anchor | null): Promise<string | null> {
  if (anchor === null) return null;
  const line = await chain.lineAt(anchor.seq);
  if (line === null) return `it ends at entry ${chain.head()?.seq ?? 0}, but the keyring remembers entry ${anchor.seq}`;
  return isAnchored(anchor, line) ? null : `entry ${anchor.seq} is not the one the keyring remembers`;
}
