import type { WitnessState } from '../../shared/record-view.ts';
import type { Clock } from '../clock.ts';
import { checkpointText } from './checkpoint.ts';
import type { CheckpointBook, StoredCheckpoint } from './checkpoint-book.ts';
import { consistencyProof } from './consistency.ts';
import { readGrownTree } from './grown-tree.ts';
import type { LedgerDisk } from './ledger-disk.ts';
import type { LedgerKey } from './ledger-key.ts';
import { cosignedAt, readNote, readSignatures, signNote, verifierKey } from './signed-note.ts';
import type { TreeEdge } from './tree-edge.ts';
import { addCheckpoint, type Exchange, type WitnessAnswer } from './witness-client.ts';

/** Where checkpoints go, from policy. */
export interface WitnessTarget {
  readonly url: string;
  /** 32 bytes; null: any signature is kept, and none is believed to be the witness's. */
  readonly publicKey: Uint8Array | null;
}

/** What the checkpoints may ask of the ledger. */
export interface CheckpointedChain {
  tree(): Pick<TreeEdge, 'size' | 'root'>;
  /** Found broken or contradicted: a log must not sign what does not go on from what it signed. */
  isBroken(): boolean;
  onGrown(listener: () => void): void;
}

export interface CheckpointsParts {
  readonly chain: CheckpointedChain;
  readonly ledger: LedgerDisk;
  readonly book: CheckpointBook;
  /** Asked at the first checkpoint, so that no start waits for it; null while the keyring does not give it. */
  readonly key: () => Promise<LedgerKey | null>;
  readonly clock: Pick<Clock, 'after'>;
  readonly witness: () => WitnessTarget | null;
  readonly exchange: Exchange;
  readonly onTrouble: (error: unknown) => void;
}

/** Signs checkpoints as the ledger grows and has them witnessed. Nothing waits for it: it works behind what was acknowledged. */
export interface Checkpoints {
  state(): WitnessState;
  /** Signs what there is, and tries the witness once; for tests, and before an exit. Never rejects. */
  flush(): Promise<void>;
  stop(): void;
}

export const entriesBetween = 100;
export const millisecondsBetween = 15 * 60_000;
const firstRetryMs = 60_000;
const longestRetryMs = 60 * 60_000;
const keylessWords = 'The keyring does not give the key that signs this history. Hatcheck tries again.';
const uncheckedWords = 'Its signature was not checked: the rules set by IT name no WitnessKey.';

export function createCheckpoints(parts: CheckpointsParts): Checkpoints {
  const { chain, book, clock, onTrouble } = parts;
  let words: string | null = null;
  /** The witness that contradicted, until it signs: one that says nothing afterwards takes nothing back. */
  let contradictedBy: string | null = null;
  let running: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;
  let retryMs = firstRetryMs;
  let stopped = false;

  const signedSize = (): number => book.latest()?.size ?? 0;

  async function keyInHand(): Promise<LedgerKey | null> {
    const key = await parts.key();
    if (key === null && contradictedBy === null) words = keylessWords;
    if (key !== null && words === keylessWords) words = null;
    return key;
  }

  async function signNow(): Promise<void> {
    const tree = chain.tree();
    if (chain.isBroken() || tree.size() <= signedSize()) return;
    const key = await keyInHand();
    if (key === null) return;
    const size = tree.size();
    const text = checkpointText({ origin: key.name, size, root: tree.root() });
    await book.put({ size, note: signNote(text, key.name, key.seed), cosigned: null });
  }

  async function haveWitnessed(): Promise<void> {
    const target = parts.witness();
    const latest = book.latest();
    if (target === null || latest === null || latest.cosigned !== null) return;
    const key = await keyInHand();
    if (key === null) return retryLater();
    const answer = await submit(parts, key, target.url, latest);
    const believed = answer.kind === 'cosigned' && isOfWitness(latest, answer.lines, target.publicKey);
    const contradicts = answer.kind === 'contradicts' || (answer.kind === 'hasSeen' && answer.size > latest.size);
    if (believed || contradicts || contradictedBy !== target.url) {
      words = believed ? null : whyNot(answer);
      contradictedBy = contradicts ? target.url : null;
    }
    if (believed) {
      retryMs = firstRetryMs;
      await book.put({ ...latest, cosigned: answer.lines });
    } else retryLater();
  }

  function retryLater(): void {
    cancelRetry?.();
    cancelRetry = clock.after(retryMs, () => void run(haveWitnessed));
    retryMs = Math.min(2 * retryMs, longestRetryMs);
  }

  /** One after the other, so that no two of them sign or send at once. */
  function run(act: () => Promise<void>): Promise<void> {
    const next = (running ?? Promise.resolve()).then(() => (stopped ? undefined : act())).catch(onTrouble);
    running = next;
    return next;
  }

  const signAndSend = (): Promise<void> => run(async () => signNow().then(haveWitnessed));

  let cancelTimer = clock.after(millisecondsBetween, function tick(): void {
    void signAndSend();
    cancelTimer = clock.after(millisecondsBetween, tick);
  });
  chain.onGrown(() => {
    if (chain.tree().size() - signedSize() >= entriesBetween) void signAndSend();
  });

  return {
    state() {
      const kind = kindOf(parts, contradictedBy !== null);
      const shown = kind === 'witnessed' && parts.witness()?.publicKey === null ? uncheckedWords : words;
      return { kind, witnessed: book.witnessed()?.size ?? 0, entries: chain.tree().size(), words: shown };
    },
    flush: signAndSend,
    stop() {
      stopped = true;
      cancelTimer();
      cancelRetry?.();
    },
  };
}

function kindOf({ witness, book, chain }: CheckpointsParts, contradicted: boolean): WitnessState['kind'] {
  if (witness() === null) return 'noWitness';
  if (contradicted) return 'contradicted';
  return (book.witnessed()?.size ?? 0) === chain.tree().size() ? 'witnessed' : 'waiting';
}

/** Proves from what the witness was last known to have seen and, where that was not it, once more from what it says. */
async function submit(parts: CheckpointsParts, key: LedgerKey, url: string, latest: StoredCheckpoint): Promise<WitnessAnswer> {
  const first = await submitFrom(parts, key, url, latest, parts.book.witnessed()?.size ?? 0);
  return first.kind === 'hasSeen' && first.size <= latest.size ? submitFrom(parts, key, url, latest, first.size) : first;
}

async function submitFrom(
  { ledger, exchange }: CheckpointsParts,
  key: LedgerKey,
  url: string,
  latest: StoredCheckpoint,
  old: number,
): Promise<WitnessAnswer> {
  const grown = await readGrownTree(ledger, old, latest.size);
  if (grown === null) return { kind: 'contradicts' };
  const proof = old === 0 ? [] : consistencyProof(grown);
  return addCheckpoint(exchange, url, { old, proof, note: latest.note, verifierKey: verifierKey(key) });
}

function isOfWitness({ note }: StoredCheckpoint, lines: string, publicKey: Uint8Array | null): boolean {
  const signatures = readSignatures(lines);
  if (signatures === null || signatures.length === 0) return false;
  return publicKey === null || cosignedAt(readNote(note)?.text ?? '', signatures, publicKey) !== null;
}

function whyNot(answer: WitnessAnswer): string {
  switch (answer.kind) {
    case 'silent':
      return 'The witness does not answer. Hatcheck tries again.';
    case 'contradicts':
      return 'The witness says that this history does not go on from the one it knows. Tell IT.';
    case 'hasSeen':
      return `The witness has seen ${answer.size} entries of this history, more than there are. Tell IT.`;
    case 'refused':
      return refusedWords(answer.status);
    case 'cosigned':
      return (readSignatures(answer.lines)?.length ?? 0) === 0
        ? 'The witness answered with something that is no signature. Tell IT.'
        : 'The witness signed with another key than the one in the rules set by IT. Tell IT.';
  }
}

/** By the answers of `add-checkpoint` (c2sp.org/tlog-witness) and, from 500 on, of HTTP itself (RFC 9110 §15.6). */
function refusedWords(status: number): string {
  if (status === 403) return 'The witness knows this history under another key (403). Tell IT.';
  if (status === 404) return 'The witness does not know this history (404): IT has to enter its key there. Hatcheck tries again.';
  if (status === 429 || status >= 500) return `The witness has trouble of its own (${status}). Hatcheck tries again.`;
  return `The witness refused it (${status}). Tell IT.`;
}
