import { z } from 'zod';
import type { Identity } from './account.ts';
import { networkIdSchema } from './account.ts';
import { isBrand, isKnownBrand } from './kinds.ts';
import type { PolicyOutcome } from './policy.ts';
import { actAboutSchema } from './post.ts';

/** `doubtful`: guarded as a brand, though nobody said that it is one. It may be somebody's own, so it is not named either. */
const ledgerKindSchema = z.enum(['brand', 'personal', 'doubtful']);

/** Who an event is about, before pseudonyms: the ledger names brands only, and replaces any other by a keyed pseudonym. */
export const ledgerSubjectSchema = z.object({
  network: networkIdSchema,
  /** The network's stable id, for example a DID. Read back of one that is no known brand: its pseudonym, or empty where none could be made. */
  subject: z.string(),
  kind: ledgerKindSchema,
});
export type LedgerSubject = Readonly<z.infer<typeof ledgerSubjectSchema>>;

/** Whom the ledger speaks about, under the rules of now. */
export function ledgerSubjectOf(identity: Identity, policy: PolicyOutcome): LedgerSubject {
  const { network, subject } = identity;
  if (!isBrand(identity, policy)) return { network, subject, kind: 'personal' };
  return { network, subject, kind: isKnownBrand(identity, policy) ? 'brand' : 'doubtful' };
}

/**
 * A decision, written before it takes effect. Never a credential, never the text of a post.
 * `act` names what was decided on, `decision` how, `reason` is the guard's stable reason code, no spaces (words are withheld).
 * `about`: what was done about somebody's post, or that it was a direct message; absent for posts and replies.
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
    'update',
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
  about: z.enum([...actAboutSchema.options, 'message']).optional(),
});
export type LedgerEvent = Readonly<z.infer<typeof ledgerEventSchema>>;
