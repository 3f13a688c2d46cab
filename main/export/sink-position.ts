import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { jsonOrUndefined } from '../../shared/json-text.ts';

/** How far a sink has taken the history. */
export interface SinkPosition {
  /** Number of the last entry it took of any history; 0 for a sink that took none. */
  of(url: string): number;
  /** The same of the history with that name. */
  ofLog(url: string, log: string): number;
  /** On the disk, whole or not at all, when it resolves. */
  keep(url: string, log: string, seq: number): Promise<void>;
}

const schema = z.object({ url: z.string(), log: z.string(), seq: z.number().int().min(0) });
const ownerOnly = 0o600;

/** Kept in the file `path`. One that cannot be read counts as none: everything is sent again, under the same names. */
export async function openSinkPosition(path: string): Promise<SinkPosition> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const parsed = schema.safeParse(jsonOrUndefined(text));
  let kept = parsed.success ? parsed.data : null;
  return {
    of: (url) => (kept?.url === url ? kept.seq : 0),
    ofLog: (url, log) => (kept?.url === url && kept.log === log ? kept.seq : 0),
    async keep(url, log, seq) {
      await writeFile(`${path}.new`, JSON.stringify({ url, log, seq }), { mode: ownerOnly });
      await rename(`${path}.new`, path);
      kept = { url, log, seq };
    },
  };
}
