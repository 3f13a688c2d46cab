import { z } from 'zod';

/** What the person chose. A user setting can tighten what policy allows, never loosen it. */
export const settingsSchema = z.object({
  /** Answer to "whose computer is this?", asked only where no policy is. */
  declaredDevice: z.enum(['managed', 'personal']).nullable().default(null),
  strip: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export const defaultSettings: Settings = settingsSchema.parse({});
