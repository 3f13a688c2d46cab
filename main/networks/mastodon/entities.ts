import { z } from 'zod';

/** Ids are opaque texts; numbers on Mastodon, other forms elsewhere. */
const idSchema = z.string().regex(/^[\w.:-]{1,100}$/);
const addressSchema = z.string().max(1000);

/** What is read of https://docs.joinmastodon.org/entities/Account/. */
export const accountSchema = z.object({
  id: idSchema,
  username: z.string().min(1).max(300),
  /** `name` of an account of the asked server, `name@server` of any other. */
  acct: z.string().min(1).max(600),
  display_name: z.string().max(5000).catch(''),
  avatar_static: z.string().max(2000).optional().catch(undefined),
  avatar: z.string().max(2000).optional().catch(undefined),
  emojis: z.array(z.object({ shortcode: z.string().max(200) })).catch([]),
  followers_count: z.number().int().nonnegative().optional().catch(undefined),
});
export type Account = z.infer<typeof accountSchema>;

/** What is read of https://docs.joinmastodon.org/entities/Status/. */
export const statusSchema = z.object({
  id: idSchema,
  uri: addressSchema,
  url: addressSchema.nullish(),
  created_at: z.string().max(100),
  account: accountSchema,
  content: z.string().max(500_000),
  visibility: z.string().max(100),
  spoiler_text: z.string().max(50_000).catch(''),
  in_reply_to_id: idSchema.nullish(),
  media_attachments: z.array(z.unknown()).catch([]),
  mentions: z
    .array(z.object({ id: idSchema }))
    .max(1000)
    .optional()
    .catch(undefined),
  reblog: z.object({ id: idSchema, uri: addressSchema }).nullish(),
  reblogged: z.boolean().nullish(),
  favourited: z.boolean().nullish(),
  /** https://docs.joinmastodon.org/entities/Quote/; the quoted post is not shown while its author has not accepted. */
  quote: z
    .object({ quoted_status: z.object({ id: idSchema }).nullish(), quoted_status_id: idSchema.nullish() })
    .nullish()
    .catch(undefined),
  /** Whether this account may quote it (https://docs.joinmastodon.org/entities/QuoteApproval/). */
  quote_approval: z
    .object({ current_user: z.string().max(100) })
    .nullish()
    .catch(undefined),
});
export type Status = z.infer<typeof statusSchema>;

/** A list in which one entry of another form does not spoil the rest. */
export function listOf<T>(entry: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z
    .array(z.unknown())
    .max(1000)
    .transform((all) => all.flatMap((one) => entry.safeParse(one).data ?? []));
}

/** https://docs.joinmastodon.org/entities/MediaAttachment/; `url` is null while the file is processed. */
export const mediaSchema = z.object({ id: idSchema, url: z.string().max(2000).nullish() });
