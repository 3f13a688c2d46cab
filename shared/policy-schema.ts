import { z } from 'zod';
import { presets } from './policy.ts';
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
const shortWords = z.array(z.string().min(1).max(100)).max(200);
const trueOrFalse = (preset: boolean) => z.boolean().default(preset).describe('true or false');

/**
 * The only definition of the policy keys: name, type, bounds, default, and what is expected, in words that
 * complete "must be". Unknown keys are reported and ignored.
 */
export const policySchema = z.object({
  PolicyVersion: z.literal(1).describe('1'),
  /** Name of the organisation, shown to the person: "The rule comes from Acme IT." */
  Organisation: z.string().min(1).max(100).default(presets.Organisation).describe('a name of 1 to 100 characters'),
  /** Exact handle, DID, or a domain pattern such as `*.acme.com`. */
  BrandAccounts: z
    .array(accountPattern)
    .max(1000)
    .default(presets.BrandAccounts)
    .describe('a list of at most 1000 handles, DIDs or domain patterns such as *.acme.com'),
  DefaultKind: z.enum(['brand', 'personal', 'ask']).default(presets.DefaultKind).describe('brand, personal or ask'),
  DeviceStatement: z.enum(['managed', 'personal']).optional().describe('managed or personal'),
  PersonalOnManaged: z.enum(['allow', 'block']).default(presets.PersonalOnManaged).describe('allow or block'),
  AllowedServers: z.array(z.string().min(1).max(300)).max(100).optional().describe('a list of at most 100 server addresses'),
  ArmingMinutes: wholeNumber(1, 120, 'minutes', presets.ArmingMinutes),
  IdleMinutes: wholeNumber(1, 60, 'minutes', presets.IdleMinutes),
  WorkingHours: workingHours
    .optional()
    .describe('an object of TimeZone (such as Europe/Berlin), Days (such as ["mon"]), From and To (HH:MM)'),
  HoldSecondsBrand: wholeNumber(60, 3600, 'seconds', presets.HoldSecondsBrand),
  HoldSecondsBrandReply: wholeNumber(15, 3600, 'seconds', presets.HoldSecondsBrandReply),
  HoldSecondsPersonal: wholeNumber(10, 3600, 'seconds', presets.HoldSecondsPersonal),
  SendNowBrand: trueOrFalse(presets.SendNowBrand),
  StripAlwaysShown: trueOrFalse(presets.StripAlwaysShown),
  /** Raises a check, or one type of its findings (`shared/checks/names.ts`), to at least this level; nothing lowers it below. */
  CheckLevels: z
    .record(z.string().min(1).max(60), z.enum(['info', 'caution', 'stop']))
    .default(presets.CheckLevels)
    .describe('an object of check names, each info, caution or stop'),
  /** Topics and tags that are delicate just now, beside those the person keeps. */
  SensitiveNow: shortWords.default(presets.SensitiveNow).describe('a list of at most 200 words or tags'),
  /** Names of products, deals and people that are not public yet. */
  CodeNames: shortWords.default(presets.CodeNames).describe('a list of at most 200 names'),
  /** Share of negative mentions above which a brand's open question is found. */
  OpenQuestionLimitPercent: wholeNumber(1, 100, 'percent', presets.OpenQuestionLimitPercent),
  /** The organisation's program at LinkedIn for people alone. */
  LinkedInClientId: clientId,
  /** The one for people who speak for pages; LinkedIn lets no program do both. */
  LinkedInPagesClientId: clientId,
  /** The organisation's program at X. */
  XClientId: clientId,
});
