import { z } from 'zod';
import { isTimeZone } from './working-hours.ts';

/** `HH:MM` of a 24-hour day. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const days = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
/** An exact handle, a DID (W3C DID Core §3.1), or `*.` and a domain. */
const accountPattern = z
  .string()
  .min(1)
  .max(300)
  .regex(/^(did:[a-z0-9]+:[\w.:%-]+|(\*\.|@)?[^\s*/:@.]+(\.[^\s*/:@.]+)*\.?|@?[^\s*/:@]+@[^\s*/:@]+)$/);
const workingHours = z.object({ TimeZone: z.string().refine(isTimeZone), Days: z.array(days).min(1), From: timeOfDay, To: timeOfDay });

/** The public name of a program at a network; not a secret. */
const clientId = z
  .string()
  .regex(/^[\w-]{4,100}$/)
  .optional()
  .describe('a client ID of 4 to 100 letters, digits, - and _');

const wholeNumber = (least: number, most: number, unit: string, preset: number) =>
  z.number().int().min(least).max(most).default(preset).describe(`a whole number of ${unit} from ${least} to ${most}`);
const shortWords = z.array(z.string().min(1).max(100)).max(200).default([]);
const trueOrFalse = (preset: boolean) => z.boolean().default(preset).describe('true or false');

/**
 * The only definition of the policy keys: name, type, bounds, default, and what is expected, in words that
 * complete "must be". Unknown keys are reported and ignored.
 */
export const policySchema = z.object({
  PolicyVersion: z.literal(1).describe('1'),
  /** Name of the organisation, shown to the person: "The rule comes from Acme IT." */
  Organisation: z.string().min(1).max(100).default('your IT department').describe('a name of 1 to 100 characters'),
  /** Exact handle, DID, or a domain pattern such as `*.acme.com`. */
  BrandAccounts: z
    .array(accountPattern)
    .max(1000)
    .default([])
    .describe('a list of at most 1000 handles, DIDs or domain patterns such as *.acme.com'),
  DefaultKind: z.enum(['brand', 'personal', 'ask']).default('ask').describe('brand, personal or ask'),
  DeviceStatement: z.enum(['managed', 'personal']).optional().describe('managed or personal'),
  PersonalOnManaged: z.enum(['allow', 'block']).default('allow').describe('allow or block'),
  AllowedServers: z.array(z.string().min(1).max(300)).max(100).optional().describe('a list of at most 100 server addresses'),
  ArmingMinutes: wholeNumber(1, 120, 'minutes', 15),
  IdleMinutes: wholeNumber(1, 60, 'minutes', 5),
  WorkingHours: workingHours
    .optional()
    .describe('an object of TimeZone (such as Europe/Berlin), Days (such as ["mon"]), From and To (HH:MM)'),
  HoldSecondsBrand: wholeNumber(60, 3600, 'seconds', 60),
  HoldSecondsBrandReply: wholeNumber(15, 3600, 'seconds', 15),
  HoldSecondsPersonal: wholeNumber(10, 3600, 'seconds', 10),
  SendNowBrand: trueOrFalse(false),
  StripAlwaysShown: trueOrFalse(false),
  /** Raises a check, or one type of its findings (`shared/checks/names.ts`), to at least this level; nothing lowers it below. */
  CheckLevels: z
    .record(z.string().min(1).max(60), z.enum(['info', 'caution', 'stop']))
    .default({})
    .describe('an object of check names, each info, caution or stop'),
  /** Topics and tags that are delicate just now, beside those the person keeps. */
  SensitiveNow: shortWords.describe('a list of at most 200 words or tags'),
  /** Names of products, deals and people that are not public yet. */
  CodeNames: shortWords.describe('a list of at most 200 names'),
  /** Share of negative mentions above which a brand's open question is found. */
  OpenQuestionLimitPercent: wholeNumber(1, 100, 'percent', 30),
  /** The organisation's program at LinkedIn for people alone. */
  LinkedInClientId: clientId,
  /** The one for people who speak for pages; LinkedIn lets no program do both. */
  LinkedInPagesClientId: clientId,
  /** The organisation's program at X. */
  XClientId: clientId,
});
export type Policy = Readonly<z.infer<typeof policySchema>>;

/** Where policy was found, never what it says. */
export interface PolicySource {
  readonly location: string;
  readonly level: 'managed' | 'recommended';
  readonly keys: readonly string[];
}

/** One thing wrong with a policy: where, and what to do, without values. */
export interface PolicyProblem {
  readonly location: string;
  readonly key: string | null;
  readonly line: number | null;
  readonly words: string;
}

/**
 * `invalid` is unreadable, malformed or newer: it blocks brand acts; `restrictions` is the last good policy
 * (or defaults), which goes on restricting and never grants.
 */
export type PolicyOutcome =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'active';
      readonly policy: Policy;
      readonly sources: readonly PolicySource[];
      readonly unknownKeys: readonly string[];
      readonly readAt: number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[]; readonly restrictions: Policy; readonly readAt: number };

export const defaultPolicy: Policy = policySchema.parse({ PolicyVersion: 1 });

/** The values in force: policy's, or the last good ones, or the defaults. */
export function effectivePolicy(outcome: PolicyOutcome): Policy {
  switch (outcome.kind) {
    case 'absent':
      return defaultPolicy;
    case 'active':
      return outcome.policy;
    case 'invalid':
      return outcome.restrictions;
  }
}
