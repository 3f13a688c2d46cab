import { z } from 'zod';
import { networkIdSchema } from './account.ts';

/** No exception lasts longer, in milliseconds: 72 hours. */
export const longestExceptionMs = 72 * 60 * 60_000;
/** It is signed as if made so much earlier, in milliseconds, so that a clock a little behind does not refuse it. */
export const backdatedMs = 5 * 60_000;
const secondsOf = (ms: number): number => ms / 1000;

/** `network:subject`, as an account's id; no page, for one credential speaks for an account and all its pages. */
export const exceptionAccountSchema = z
  .string()
  .max(300)
  .regex(/^[a-z]+:[^#\s]+$/)
  .refine((id) => networkIdSchema.safeParse(id.split(':')[0]).success);

/** As `hatcheck device` shows it. */
export const deviceIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);

const epochSeconds = z.number().int().positive().max(9_999_999_999);

/** What an exception says (JSON Web Token, RFC 7519 §4.1): one account, on one computer, from then until then, and why. */
export const exceptionClaimsSchema = z
  .object({
    /** Its own id: random, never used twice. */
    jti: z.uuid(),
    /** The account. */
    sub: exceptionAccountSchema,
    /** The computer. */
    aud: deviceIdSchema,
    iat: epochSeconds,
    nbf: epochSeconds,
    exp: epochSeconds,
    /** Why the organisation granted it, shown to the person. */
    reason: z.string().min(1).max(200),
  })
  .refine(({ iat, nbf, exp }) => iat <= nbf && nbf < exp && exp - iat <= secondsOf(longestExceptionMs + backdatedMs));
export type ExceptionClaims = Readonly<z.infer<typeof exceptionClaimsSchema>>;
