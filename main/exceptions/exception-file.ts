import { constants } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Why an exception is over for good, as the history has it. */
const overSchema = z.enum(['expired', 'revoked', 'not-valid', 'ended-by-hand']);
export type OverWhy = z.infer<typeof overSchema>;

const heldSchema = z.object({
  token: z.string().max(4_000),
  /** How long it was in force while the program ran, by the clock that never goes back, in milliseconds. */
  spentMs: z.number().min(0),
  /** The latest moment that was seen while it was known, in epoch milliseconds. */
  seenAt: z.number().min(0),
  /** It is over, and the history could not be told yet; null while it may count. */
  over: overSchema.nullable().default(null),
});
/** An exception that was entered here, and how much of it is used up: what a clock set back cannot undo. */
export type HeldException = Readonly<z.infer<typeof heldSchema>>;

/** The exceptions of this profile. No secret: each is worth something on this very computer only. */
export interface ExceptionFile {
  /** None where there is no file, or it cannot be read: an exception can be entered again. */
  read(): Promise<readonly HeldException[]>;
  /** Durable when it resolves. */
  write(held: readonly HeldException[]): Promise<void>;
}

export function openExceptionFile(path: string): ExceptionFile {
  return {
    async read() {
      try {
        return z
          .array(heldSchema)
          .max(50)
          .parse(JSON.parse(await readFile(path, 'utf8')));
      } catch {
        return [];
      }
    },
    async write(held) {
      if (held.length === 0) return rm(path, { force: true });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const half = `${path}.half`;
      await rm(half, { force: true });
      const file = await open(half, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
      try {
        await file.writeFile(JSON.stringify(held));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(half, path);
    },
  };
}
