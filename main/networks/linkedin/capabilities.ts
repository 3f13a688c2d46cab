import type { Capabilities } from '../network.ts';

/** Where a member ends what a program may do in their name; LinkedIn documents no way for the program itself. */
const PERMITTED_SERVICES = 'https://www.linkedin.com/mypreferences/d/data-sharing-for-permitted-services';

/**
 * What LinkedIn documents for programs (learn.microsoft.com/linkedin, version 2026-08):
 * - commentary of at most 3,000 characters, 2 to 20 images together, a description of an image of at most 4,086
 *   (marketing/community-management/shares/posts-api, …/images-api, …/multiimage-post-api). A draft here holds 4 images.
 *   For the size of an image there is a limit in pixels only; 5 MB is what the web site takes.
 * - `CONNECTIONS` is shown to the 1st degree of a person (posts-api, Post Schema): the `circle` of `followers` here, and never wider.
 * - No idempotency key. A member's own posts can be read back with `r_member_social` alone, which is closed; a page's with
 *   `r_organization_social`. So it does not settle for people, and sessions of pages do better than is promised here.
 * - Likes and comments need the scopes of pages (`durable.ts`); a sign-in of a person alone refuses them in words.
 * - Reading anything needs a token: no outsider can look, and nobody's post can be read by its address.
 */
export const linkedinCapabilities: Capabilities = {
  id: 'linkedin',
  name: 'LinkedIn',
  methods: ['oauth'],
  defaultServer: 'https://www.linkedin.com',
  manyServers: false,
  asksHandle: false,
  limits: {
    counting: { kind: 'utf16' },
    maxLength: 3000,
    maxBytes: null,
    maxImages: 4,
    maxImageBytes: 5_000_000,
    maxAltLength: 2000,
    threads: false,
  },
  visibilities: ['public', 'followers'],
  pageVisibilities: ['public'],
  circle: 'connections',
  contentWarnings: false,
  acts: ['repost', 'quote', 'like'],
  pages: true,
  idempotent: false,
  keyNamesRecord: false,
  settles: false,
  outsiderCanLook: false,
  readsPosts: false,
  mostOwnPosts: 10_000,
  endedByHandAt: PERMITTED_SERVICES,
  accessOutlivesRevocationMs: 0,
};
