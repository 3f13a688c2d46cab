import { z } from 'zod';

/** When the person cannot be reached, in their own words and as times (epoch milliseconds). */
const awaySchema = z.object({
  words: z.string().max(200),
  from: z.number().int().nonnegative(),
  until: z.number().int().nonnegative().nullable(),
});

const choices = {
  /** The strip at the top of the screen. */
  strip: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  away: awaySchema.nullable(),
};

/** What a person may change at once; what is left out stays. */
export const settingsChangeSchema = z.object(choices).partial();

/** What the person chose. A user setting can tighten what policy allows, never loosen it. */
export const settingsSchema = z.object({
  /** Answer to "whose computer is this?", asked only where no policy is. */
  declaredDevice: z.enum(['managed', 'personal']).nullable().default(null),
  strip: choices.strip.default(false),
  theme: choices.theme.default('system'),
  away: choices.away.default(null),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export const defaultSettings: Settings = settingsSchema.parse({});
