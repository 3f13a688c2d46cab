import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import { encodeRecord, type Head, type Moment, recordOf } from './ledger-record.ts';
import { createTreeEdge, type TreeEdge } from './tree-edge.ts';
import { type Digest, digestAs, lineDigest } from './tree-hash.ts';
import { problemWords, verifyChain } from './verify-chain.ts';

/** What happened, and when. */
export interface ChainEntry {
  readonly event: LedgerEvent;
  readonly moment: Moment;
}

/** The file with its chain: where it ends, and whether it holds. One append at a time. */
export interface ChainFile {
  isOpen(): boolean;
  head(): Head | null;
  /** Over every line that is on the disk. */
  tree(): Pick<TreeEdge, 'size' | 'root'>;
  /** Bytes of it that are known to be on the disk. */
  size(): number;
  /** Where the chain was found broken, in words, or null. Found once, it stays for this run. */
  fault(): string | null;
  breakAt(words: string): void;
  /** Whether it held entries when it was opened. */
  hadEntries(): boolean;
  /** Reads and verifies; rejects where the disk does, and may be tried again. */
  open(): Promise<void>;
  /** On the disk, all of them, when it resolves; rejects with nothing acknowledged. */
  append(entries: readonly ChainEntry[], pseudonymKey: string | null): Promise<void>;
}

const lineFeed = 0x0a;

/** `note` puts what happened to the ledger itself into the ledger, by reason code. */
export function createChainFile(disk: LedgerDisk, note: (reason: string) => void): ChainFile {
  let opened = false;
  let head: Head | null = null;
  let tree = createTreeEdge();
  let size = 0;
  let fault: string | null = null;
  let hadEntries = false;
  // A refused write may have left some of its bytes behind; they are cut off before the next.
  let leftovers = false;

  function breakAt(words: string): void {
    if (fault !== null) return;
    fault = words;
    note('chain-broken');
  }

  async function open(): Promise<void> {
    const report = await verifyChain(disk, null);
    if (report.tornAt !== null) await disk.setAside(report.tornAt);
    size = await disk.size();
    head = report.head;
    tree = report.tree;
    hadEntries = head !== null;
    opened = true;
    if (report.tornAt !== null) note('torn-line-set-aside');
    if (report.problem !== null) breakAt(problemWords(report.problem));
  }

  /** Makes sure that the next byte follows the last good one. The text is what must come first. */
  async function readyEnd(): Promise<string> {
    const found = await disk.size();
    if (leftovers && found > size) await disk.truncate(size);
    else if (found !== size) return adopt(found);
    leftovers = false;
    return '';
  }

  /** Somebody else changed the file while the program ran: nothing is undone, and the next line starts on its own. */
  async function adopt(found: number): Promise<string> {
    const lastByte = found === 0 ? lineFeed : (await disk.readRange(found - 1, found))[0];
    size = found;
    leftovers = false;
    breakAt('it was changed while Hatcheck was running');
    return lastByte === lineFeed ? '' : '\n';
  }

  return {
    isOpen: () => opened,
    head: () => head,
    tree: () => tree,
    size: () => size,
    fault: () => fault,
    breakAt,
    hadEntries: () => hadEntries,
    open,
    async append(entries, pseudonymKey) {
      if (!opened) await open();
      const start = await readyEnd();
      const added = encodeEntries(entries, head, pseudonymKey);
      const bytes = Buffer.from(start + added.text);
      leftovers = true;
      await disk.append(bytes);
      leftovers = false;
      size += bytes.length;
      head = added.head;
      for (const leaf of added.leaves) tree.add(leaf);
    },
  };
}

function encodeEntries(entries: readonly ChainEntry[], after: Head | null, pseudonymKey: string | null) {
  let head = after;
  const lines: string[] = [];
  const leaves: Digest[] = [];
  for (const { event, moment } of entries) {
    const record = recordOf(event, head, moment, pseudonymKey);
    const line = encodeRecord(record);
    const leaf = lineDigest(Buffer.from(line));
    head = { seq: record.seq, hash: digestAs('hex', leaf) };
    lines.push(`${line}\n`);
    leaves.push(leaf);
  }
  return { text: lines.join(''), head, leaves };
}
