import { z } from 'zod';

/** A private P-256 key (RFC 7518 §6.2) that proves whose refresh token it is (DPoP, RFC 9449). */
export const dpopKeySchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().max(64),
  y: z.string().max(64),
  d: z.string().max(64),
});
export type DpopKey = z.infer<typeof dpopKeySchema>;

/** What the vault holds of a sign-in in the browser; about 900 bytes. The access token stays in memory. */
export const oauthDurableSchema = z.object({
  kind: z.literal('oauth'),
  issuer: z.url().max(200),
  /** Holds the redirect address, with its port: a renewal must name the client exactly as the sign-in did. */
  clientId: z.string().max(300),
  /** Origin of the server with the repository. */
  pds: z.url().max(200),
  refreshToken: z.string().min(1).max(700),
  dpopKey: dpopKeySchema,
  scopes: z.array(z.string().max(100)).max(10),
});
export type OauthDurable = z.infer<typeof oauthDurableSchema>;
