import { z } from 'zod';
import { ownRulesSchema, type Settings } from '../../shared/settings.ts';

/**
 * What may be asked of a running program, one line of JSON each way. Nothing here posts, signs in or unlocks; what ends
 * sign-ins and the program may be asked by the same person or root only, as the socket is theirs.
 */
export const requestSchema = z.object({
  v: z.literal(1),
  /**
   * `status`: how it stands. `ownRules`: what the person made stricter. `revokeAll`: end every sign-in at its network, delete
   * nothing. `quit`: as from the tray.
   */
  ask: z.enum(['status', 'ownRules', 'revokeAll', 'quit']),
});
export type Request = Readonly<z.infer<typeof requestSchema>>;

/** `ProfileStatus` without what the asker knows itself. */
export const statusAnswerSchema = z.object({
  ledger: z.enum(['holds', 'none', 'changed', 'unwritable', 'unreadable']),
  brands: z.number().int().min(0).max(10_000),
  exceptions: z.number().int().min(0).max(10_000),
  judged: z.object({
    policy: z.enum(['absent', 'active', 'invalid']),
    device: z.enum(['managed', 'personal', 'unknown']),
    // Another person's program may be asked, and its words end up in root's terminal: nothing but a version.
    version: z.string().regex(/^[\w.+-]{1,64}$/),
  }),
});
export type StatusAnswer = Readonly<z.infer<typeof statusAnswerSchema>>;

/** What the person made stricter for themselves. Null: it is not read yet. */
export const ownRulesAnswerSchema = ownRulesSchema.nullable();
export type OwnRulesAnswer = Settings['ownRules'] | null;

/** Each account by its id in the keyring, and whether its network confirmed the end of the sign-in. Null: the keyring is not open. */
export const revokedAnswerSchema = z
  .array(z.object({ account: z.string().min(1).max(600), revoked: z.boolean() }))
  .max(1_000)
  .nullable();
export type RevokedAnswer = readonly { readonly account: string; readonly revoked: boolean }[] | null;

/** Bytes of the longest question and answer, with the line feed. */
export const longestRequest = 256;
export const longestAnswer = 1_048_576;
