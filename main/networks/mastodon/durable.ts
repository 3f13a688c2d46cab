import { z } from 'zod';

/**
 * What the vault holds of a sign-in. Mastodon's access tokens do not end by themselves, and there is no refresh token
 * (https://docs.joinmastodon.org/api/oauth-tokens/); ending one takes the secret of the application that was registered
 * for it (https://docs.joinmastodon.org/methods/oauth/#revoke).
 */
export const durableSchema = z.object({
  kind: z.literal('oauth'),
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(200),
  accessToken: z.string().min(1).max(700),
  scopes: z.array(z.string().max(100)).max(20),
});
export type Durable = z.infer<typeof durableSchema>;
