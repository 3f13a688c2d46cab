import { z } from 'zod';
import { defaultChatService } from './chat-service.ts';
import { nearMissesSchema } from './near-misses.ts';
import type { OwnRuleName } from './own-rules.ts';
import { policyKeys } from './policy-keys.ts';

/** When the person cannot be reached, in their own words and as times (epoch milliseconds). */
const awaySchema = z.object({
  words: z.string().max(200),
  from: z.number().int().nonnegative(),
  until: z.number().int().nonnegative().nullable(),
});

const limit = (name: OwnRuleName) => z.number().int().min(policyKeys[name].type.least).max(policyKeys[name].type.most);
/** What a person made stricter for themselves, within the bounds of each key. */
export const ownRulesSchema = z
  .object({
    ArmingMinutes: limit('ArmingMinutes'),
    IdleMinutes: limit('IdleMinutes'),
    HoldSecondsBrand: limit('HoldSecondsBrand'),
    HoldSecondsBrandReply: limit('HoldSecondsBrandReply'),
    HoldSecondsPersonal: limit('HoldSecondsPersonal'),
  })
  .partial();

const choices = {
  /** The strip at the top of the screen. */
  strip: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  away: awaySchema.nullable(),
  /** Whether the posts of personal accounts may be read to learn how the person writes. */
  learnMyVoice: z.boolean(),
  /** Whether Hatcheck may look which accounts other programs keep in the keyring; null while the person was not asked. */
  otherPrograms: z.boolean().nullable(),
  /** Sign-ins ask for the right to use direct messages too. */
  directMessages: z.boolean(),
  /** DID of the service that keeps direct messages of Bluesky accounts (https://atproto.com/specs/did). */
  chatService: z
    .string()
    .max(300)
    .regex(/^did:(?:web|plc):[A-Za-z0-9._:%-]+$/),
  /** Topics this person holds to be sensitive just now, as typed. */
  sensitiveNow: z.array(z.string().min(1).max(100)).max(50),
  /** Limits stricter than policy's, by its keys; looser ones change nothing. */
  ownRules: ownRulesSchema,
};

/** What a person may change at once; what is left out stays. */
export const settingsChangeSchema = z
  .object({
    ...choices,
    /** Only to forget them. */
    nearMisses: z.strictObject({}),
  })
  .partial();

/** What the person chose. A user setting can tighten what policy allows, never loosen it. */
export const settingsSchema = z.object({
  /** Answer to "whose computer is this?", asked only where no policy is. */
  declaredDevice: z.enum(['managed', 'personal']).nullable().default(null),
  /** Not chosen: where this computer was enrolled whenever policy found there what it expected of a company computer. */
  enrolledAt: z.array(z.string().max(200)).max(20).default([]),
  strip: choices.strip.default(false),
  theme: choices.theme.default('system'),
  away: choices.away.default(null),
  learnMyVoice: choices.learnMyVoice.default(false),
  otherPrograms: choices.otherPrograms.default(null),
  /** Not chosen: where rules named to look when the person said yes, and so what that yes is for. */
  otherProgramsFor: z.array(z.string().max(100)).max(50).default([]),
  directMessages: choices.directMessages.default(false),
  chatService: choices.chatService.default(defaultChatService),
  sensitiveNow: choices.sensitiveNow.default([]),
  ownRules: choices.ownRules.default({}),
  nearMisses: nearMissesSchema.default({}),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export const defaultSettings: Settings = settingsSchema.parse({});
