import { type Digest, digestAs, digestFrom } from './tree-hash.ts';

/** What a log says of itself: how many entries it has, and the root of the tree over them. */
export interface Checkpoint {
  /** Names the log, for example `hatcheck.example/ledger/desk-7/1f3870be`. */
  readonly origin: string;
  readonly size: number;
  readonly root: Digest;
}

/** The text of a checkpoint, to be signed (c2sp.org/tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${digestAs('base64', root)}\n`;
}

/** Null where the text is no checkpoint. Lines after the third are passed over. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin, size, encoded] = text.split('\n');
  const root = digestFrom('base64', encoded ?? '');
  if (!origin || root === null || !/^(0|[1-9]\d{0,15})$/.test(size ?? '')) return null;
  return { origin, size: Number(size), root };
}
