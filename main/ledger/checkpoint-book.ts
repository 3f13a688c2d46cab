import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';
import type { LedgerDisk } from './ledger-disk.ts';

const storedSchema = z.object({ v: z.literal(1), size: z.number().int().min(1), note: z.string(), cosigned: z.string().nullable() });

/** A checkpoint that was signed, and what the witness put under it. */
export interface StoredCheckpoint {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
  /** Signature lines of the witness, null while it has not seen it. */
  readonly cosigned: string | null;
}

/** Signed checkpoints, in a file beside the ledger: one JSON line each, and one more once it is witnessed. */
export interface CheckpointBook {
  latest(): StoredCheckpoint | null;
  witnessed(): StoredCheckpoint | null;
  /** Every one, smallest first. */
  all(): readonly StoredCheckpoint[];
  /** On the disk when it resolves. Rejects where the disk does. */
  put(checkpoint: StoredCheckpoint): Promise<void>;
}

/** Lines that are none are passed over: without its checkpoints a ledger is only unwitnessed. Rejects where the disk does. */
export async function openCheckpointBook(disk: LedgerDisk): Promise<CheckpointBook> {
  const bySize = new Map<number, StoredCheckpoint>();
  const text = Buffer.from(await disk.readRange(0, await disk.size())).toString('utf8');
  for (const line of text.split('\n')) {
    const parsed = storedSchema.safeParse(jsonOrUndefined(line));
    if (parsed.success) keep(bySize, parsed.data);
  }
  const all = () => [...bySize.values()].sort((a, b) => a.size - b.size);
  let torn = text !== '' && !text.endsWith('\n');
  return {
    all,
    latest: () => all().at(-1) ?? null,
    witnessed: () => all().findLast(({ cosigned }) => cosigned !== null) ?? null,
    async put({ size, note, cosigned }) {
      await disk.append(Buffer.from(`${torn ? '\n' : ''}${JSON.stringify({ v: 1, size, note, cosigned })}\n`));
      torn = false;
      keep(bySize, { size, note, cosigned });
    },
  };
}

function keep(bySize: Map<number, StoredCheckpoint>, { size, note, cosigned }: StoredCheckpoint): void {
  bySize.set(size, { size, note, cosigned });
}
