import { readCheckpoint } from '../ledger/checkpoint.ts';
import type { CheckpointBook } from '../ledger/checkpoint-book.ts';
import { cosignedAt, isSignedBy, type NoteKey, readNote } from '../ledger/signed-note.ts';
import { type Digest, digestAs } from '../ledger/tree-hash.ts';
import type { WitnessMemory } from '../ledger/witness-client.ts';

/** How a file stands against what somebody remembers of it. */
export type Comparison =
  /** Its first `size` entries are those; `words` says by whom. */
  | { readonly kind: 'same'; readonly size: number; readonly words: string }
  | { readonly kind: 'changed'; readonly words: string }
  /** It could not be compared. */
  | { readonly kind: 'unknown'; readonly words: string };

/** What was read from the file. */
export interface ReadTree {
  readonly lines: number;
  readonly roots: ReadonlyMap<number, Digest>;
}

/** Sizes at which the root must be known to compare with the signed checkpoints. */
export function signedSizes(book: CheckpointBook): readonly number[] {
  return book.all().map(({ size }) => size);
}

/** Compares with every checkpoint this ledger signed itself; null where there is none. `key`: null where the keyring does not give it. */
export function compareSigned(tree: ReadTree, book: CheckpointBook, key: NoteKey | null): Comparison | null {
  for (const { size, note } of book.all()) {
    const signed = readNote(note);
    const said = readCheckpoint(signed?.text ?? '');
    if (signed === null || said === null || said.size !== size) return changed(`the checkpoint over ${size} entries is not readable`);
    if (key !== null && !isSignedBy(signed, key))
      return changed(`the checkpoint over ${size} entries is not signed with the key in the keyring`);
    const fault = rootFault(tree, size, said.root, 'the checkpoint signed then says otherwise');
    if (fault !== null) return fault;
  }
  const last = book.latest();
  return last === null ? null : { kind: 'same', size: last.size, words: 'as its checkpoints were signed' };
}

/** What is known of the ledger whose witness is asked. */
export interface WitnessedLog {
  readonly origin: string;
  /** Null where the keyring does not give it: then nobody knows who signed what the witness kept. */
  readonly key: NoteKey | null;
  /** Of the witness; null where it was not given. */
  readonly witnessKey: Uint8Array | null;
  /** Whether a checkpoint of this ledger says that it was witnessed. */
  readonly wasWitnessed: boolean;
}

/** The size the witness has seen, for `roots`; null where it does not say. */
export function witnessedSize(memory: WitnessMemory): number | null {
  return memory.kind === 'ok' ? (readCheckpoint(readNote(memory.note)?.text ?? '')?.size ?? null) : null;
}

export function compareWitnessed(tree: ReadTree, memory: WitnessMemory, log: WitnessedLog): Comparison {
  if (memory.kind === 'silent') return unknown(`The witness could not be asked: ${memory.words}.`);
  if (memory.kind === 'unknownLog') {
    if (log.wasWitnessed) return changed('its checkpoints say that it was witnessed, but the witness has never seen it');
    return unknown(`The witness has never seen this history (${log.origin}).`);
  }
  const note = readNote(memory.note);
  const seen = readCheckpoint(note?.text ?? '');
  if (note === null || seen === null || seen.origin !== log.origin)
    return unknown('The witness answered with something else than a checkpoint of this history.');
  const at = log.witnessKey === null ? null : cosignedAt(note.text, note.signatures, log.witnessKey);
  if (log.witnessKey !== null && at === null) return unknown('The answer is not signed with the key of the witness.');
  if (log.key !== null && !isSignedBy(note, log.key)) {
    return changed('what the witness has seen was signed with another key than the one in the keyring');
  }
  const fault = rootFault(tree, seen.size, seen.root, 'the witness saw others');
  if (fault !== null) return fault;
  const when = at === null ? ', whose signature was not checked' : ` on ${new Date(at * 1000).toISOString()}`;
  return { kind: 'same', size: seen.size, words: `as the witness saw it${when}` };
}

function rootFault({ lines, roots }: ReadTree, size: number, root: Digest, words: string): Comparison | null {
  if (size > lines) return changed(`it ends at entry ${lines}, but there were ${size}: ${words}`);
  const found = roots.get(size);
  if (found !== undefined && digestAs('hex', found) === digestAs('hex', root)) return null;
  return size === 0 ? null : changed(`its first ${size} entries are not what they were: ${words}`);
}

function changed(words: string): Comparison {
  return { kind: 'changed', words };
}

function unknown(words: string): Comparison {
  return { kind: 'unknown', words };
}
