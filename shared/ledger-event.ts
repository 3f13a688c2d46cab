import { z } from 'zod';
import { kindSchema, networkIdSchema } from './account.ts';

/** Who an event is about, before pseudonyms: the ledger replaces a personal one by a keyed pseudonym. */
export const ledgerSubjectSchema = z.object({
  network: networkIdSchema,
  /** The network's stable id, for example a DID. Read back of a personal account: its pseudonym, or empty where none could be made. */
  subject: z.string(),
  kind: kindSchema,
});
export type LedgerSubject = Readonly<z.infer<typeof ledgerSubjectSchema>>;

/**
 * A decision, written before it takes effect. Never a credential, never the text of a post.
 * `act` names what was decided on, `decision` how, `reason` is the guard's stable reason code, no spaces (words are withheld).
 * `ref` is Hatcheck's own random id of the draft or outbox entry; `post` the published address, for brands only.
 */
export const ledgerEventSchema = z.object({
  act: z.enum([
    'start',
    'stop',
    'policy',
    'device',
    'vault',
    'signIn',
    'signOut',
    'revoke',
    'removeCredential',
    'sweep',
    'arm',
    'disarm',
    'bind',
    'confirm',
    'recall',
    'freeze',
    'resume',
    'prove',
    'send',
    'settle',
    'publish',
    'takeDown',
    'panic',
    'exception',
    'clock',
    'store',
    'ledger',
  ]),
  decision: z.enum(['allowed', 'refused', 'done', 'failed', 'noted']),
  reason: z.string().max(80).nullable(),
  law: z.number().int().min(1).max(9).nullable(),
  who: ledgerSubjectSchema.nullable(),
  ref: z.string().max(64).nullable(),
  post: z.string().max(400).nullable(),
});
export type LedgerEvent = Readonly<z.infer<typeof ledgerEventSchema>>;
