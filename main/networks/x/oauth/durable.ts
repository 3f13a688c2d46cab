import { z } from 'zod';

/** What the vault holds of a sign-in; about 400 bytes. The access token stays in memory. */
export const xDurableSchema = z.object({
  kind: z.literal('x'),
  /** Whose it is: a renewal does not say, and this must never be told from where it is kept. */
  subject: z.string().regex(/^[0-9]{1,19}$/),
  /** A renewal must name the program that signed in, also once policy names another. */
  clientId: z.string().min(1).max(200),
  refreshToken: z.string().min(1).max(700),
  scopes: z.array(z.string().max(100)).max(20),
});
export type XDurable = z.infer<typeof xDurableSchema>;
