import { z } from 'zod';

/** What a member's page and the program agree on (`openid profile`, Sign In with LinkedIn; `w_member_social`, Share on LinkedIn). */
const personScopes = ['openid', 'profile', 'w_member_social'];
/**
 * What is needed to speak for pages (Community Management API): to know them, to post and read their posts, and to
 * comment and react as the person or the page (comments-api and reactions-api ask for the `_feed` scopes).
 */
const pageScopes = [
  ...['rw_organization_admin', 'w_organization_social', 'r_organization_social'],
  ...['w_member_social_feed', 'w_organization_social_feed', 'r_organization_social_feed'],
];

/** Law 1: on a personal device the scopes of pages are never even asked for. */
export function scopesFor(pages: boolean): readonly string[] {
  return pages ? [...personScopes, ...pageScopes] : personScopes;
}

export function maySpeakForPages(scopes: readonly string[]): boolean {
  return scopes.includes('w_organization_social') && scopes.includes('rw_organization_admin');
}

/**
 * What the vault holds. LinkedIn renews only for approved partners (shared/authentication/programmatic-refresh-tokens), so
 * the access token itself is kept, for its 60 days. Tokens are some 350 to 500 characters long.
 */
export const linkedinDurableSchema = z.object({
  kind: z.literal('linkedin'),
  /** The member it was given to. */
  subject: z.string().max(120),
  clientId: z.string().min(1).max(100),
  accessToken: z.string().min(1).max(1000),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
  refreshToken: z.string().min(1).max(700).optional(),
  scopes: z.array(z.string().max(60)).max(20),
});
export type LinkedinDurable = z.infer<typeof linkedinDurableSchema>;
