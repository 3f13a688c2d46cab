import { z } from 'zod';

/** What a person alone grants (Sign In with LinkedIn using OpenID Connect; Share on LinkedIn). */
const personScopes = ['openid', 'profile', 'w_member_social'];
/**
 * What a person who speaks for pages grants (Community Management API): who they are (`r_basicprofile`: that program can
 * have no OpenID Connect), their pages, posting as both, and commenting and reacting, for which the newer `_feed` scopes
 * are needed (posts-api, comments-api, reactions-api, organization-access-control-by-role: Permissions).
 */
const pagesScopes = [
  ...['r_basicprofile', 'w_member_social', 'w_member_social_feed'],
  ...['rw_organization_admin', 'w_organization_social', 'r_organization_social'],
  ...['w_organization_social_feed', 'r_organization_social_feed'],
];

/**
 * An organisation's programs at LinkedIn, each with its client id. They are two because the Community Management API must
 * be the only product of its program.
 */
export interface Programs {
  readonly person: string | null;
  readonly pages: string | null;
}

/** What is asked for, of which program; null where there is none. Law 1: scopes of pages only where pages are wanted. */
export function askingFor(pages: boolean, programs: Programs): { readonly clientId: string; readonly scopes: readonly string[] } | null {
  if (pages && programs.pages !== null) return { clientId: programs.pages, scopes: pagesScopes };
  return programs.person === null ? null : { clientId: programs.person, scopes: personScopes };
}

export function maySpeakForPages(scopes: readonly string[]): boolean {
  return scopes.includes('w_organization_social') && scopes.includes('rw_organization_admin');
}

/** Whether somebody may comment and react, as a page or as a person. */
export function mayEngage(scopes: readonly string[], asPage: boolean): boolean {
  return scopes.includes(asPage ? 'w_organization_social_feed' : 'w_member_social_feed');
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
