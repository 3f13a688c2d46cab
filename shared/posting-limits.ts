import { z } from 'zod';
import type { Identity, NetworkId } from './account.ts';

const plainCountings = [
  /** User-perceived characters (UAX #29). */
  z.object({ kind: z.literal('graphemes') }),
  /** The same, but every link counts `linkLength`, and of a name at another server only the part before the server. */
  z.object({ kind: z.literal('shortenedLinks'), linkLength: z.number().int().positive() }),
  /** UTF-16 units. */
  z.object({ kind: z.literal('utf16') }),
] as const;
/** How a network counts, where that takes no library of its own. */
export const plainCountingSchema = z.discriminatedUnion('kind', plainCountings);
export type PlainCounting = Readonly<z.infer<typeof plainCountingSchema>>;

/** How a network counts the length of a text. */
export const countingSchema = z.discriminatedUnion('kind', [
  ...plainCountings,
  /** As `twitter-text` weighs it: most letters 1, many scripts and emoji 2, every link 23. */
  z.object({ kind: z.literal('weighted') }),
]);
export type Counting = Readonly<z.infer<typeof countingSchema>>;

/** What a post may hold at a network, or at one server of it. */
export const postingLimitsSchema = z.object({
  counting: countingSchema,
  /** Of each part, as `counting` counts. */
  maxLength: z.number().int().positive(),
  /** Of each part, in bytes of UTF-8; null where only the length counts. */
  maxBytes: z.number().int().positive().nullable(),
  maxImages: z.number().int().min(0),
  /** Bytes of one image as uploaded. */
  maxImageBytes: z.number().int().positive(),
  /** Of one image's description, in UTF-16 units. */
  maxAltLength: z.number().int().min(0),
  /** Whether a post can go on in further parts. */
  threads: z.boolean(),
  /** The content warning counts as part of every part's text. */
  countsWarning: z.boolean().optional(),
  /** A reply is sent with the name of whom it answers before its text, and that counts too (`withAuthorNamed`). */
  namesAnswered: z.boolean().optional(),
});
export type PostingLimits = Readonly<z.infer<typeof postingLimitsSchema>>;

/** Of a network that counts characters as people do; what is left out has no limit. */
export function graphemeLimits(given: Partial<PostingLimits>): PostingLimits {
  const endless = Number.POSITIVE_INFINITY;
  return {
    counting: { kind: 'graphemes' },
    ...{ maxLength: endless, maxBytes: null, maxImages: 4, maxImageBytes: endless, maxAltLength: 2000, threads: true },
    ...given,
  };
}

/** What holds for a post as this identity: its server's limits, else its network's, else those of the first network. */
export function limitsOf(
  identity: Pick<Identity, 'network' | 'limits'> | null,
  networks: readonly { readonly id: NetworkId; readonly limits: PostingLimits }[],
): PostingLimits {
  const network = networks.find(({ id }) => id === identity?.network) ?? networks[0];
  return identity?.limits ?? network?.limits ?? graphemeLimits({ maxLength: 300 });
}
