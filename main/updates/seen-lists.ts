import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';

/** When the newest list that was believed was signed, for each address of a list: an older one there is a list of yesterday. */
export interface SeenLists {
  /** Epoch milliseconds; 0: none was believed yet. */
  of(address: string): number;
  /** On the disk, whole or not at all, when it resolves. Never rejects: where the disk does not take it, it lasts until the end. */
  keep(address: string, signedAt: number): Promise<void>;
}

const schema = z.array(z.tuple([z.string(), z.number().int().min(0)]));
const ownerOnly = 0o600;
/** Rules name one list at a time. */
const mostAddresses = 20;

/** Kept in the file `path`. One that cannot be read counts as none: the signatures' own end bounds what can be shown again. */
export async function openSeenLists(path: string): Promise<SeenLists> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const seen = new Map(schema.safeParse(jsonOrUndefined(text)).data ?? []);
  return {
    of: (address) => seen.get(address) ?? 0,
    async keep(address, signedAt) {
      if (signedAt <= (seen.get(address) ?? 0)) return;
      seen.delete(address); // so that the one set last stands last
      seen.set(address, signedAt);
      const kept = JSON.stringify([...seen].slice(-mostAddresses));
      await writeFile(`${path}.new`, kept, { mode: ownerOnly })
        .then(() => rename(`${path}.new`, path))
        .catch(() => undefined);
    },
  };
}
