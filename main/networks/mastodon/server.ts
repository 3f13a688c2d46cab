import { z } from 'zod';
import type { PlainCounting, PostingLimits } from '../../../shared/posting-limits.ts';
import type { NetworkResult } from '../network.ts';
import { type Api, settled } from './api.ts';
import { mastodonCapabilities } from './capabilities.ts';

/** What a server says of itself. */
export interface ServerFacts {
  /** The name in the handles of its accounts, which may be another than the server's own. */
  readonly domain: string;
  readonly limits: PostingLimits & { readonly counting: PlainCounting };
  /** Kinds of images it takes; null where it does not say. */
  readonly imageTypes: readonly string[] | null;
  /** A post with a key that was there within the last hour makes no second one. */
  readonly keepsKeys: boolean;
  readonly quotes: boolean;
}

const positive = z.number().int().positive().optional().catch(undefined);
const configurationSchema = z
  .object({
    statuses: z
      .object({ max_characters: positive, max_media_attachments: positive, characters_reserved_per_url: positive })
      .optional()
      .catch(undefined),
    media_attachments: z
      .object({
        supported_mime_types: z.array(z.string()).optional().catch(undefined),
        image_size_limit: positive,
        description_limit: positive,
      })
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);
const versionSchema = z.string().max(300).catch('');

/** https://docs.joinmastodon.org/entities/Instance/. */
const instanceSchema = z.object({
  domain: z.string().min(1).max(300),
  version: versionSchema,
  source_url: z.string().max(1000).catch(''),
  api_versions: z
    .object({ mastodon: z.coerce.number().catch(0) })
    .optional()
    .catch(undefined),
  configuration: configurationSchema,
});
/** https://docs.joinmastodon.org/entities/V1_Instance/; some servers write their whole address into `uri`. */
const instanceV1Schema = z.object({
  uri: z.string().min(1).max(300),
  version: versionSchema,
  configuration: configurationSchema,
});

/** The API version that brought quotes (https://docs.joinmastodon.org/client/quotes/). */
const QUOTES_SINCE = 7;
/** No draft holds more or longer ones (`draftPartSchema`). */
const [MOST_IMAGES, LONGEST_ALT] = [4, 2000];

/** Asks a server about itself: `GET /api/v2/instance`, and `GET /api/v1/instance` where it does not know that (before 4.0). */
export async function readServer(api: Api): Promise<NetworkResult<ServerFacts>> {
  const newer = await api.call({ path: '/api/v2/instance', answer: instanceSchema });
  if (newer.kind === 'ok') {
    const { domain, version, source_url, api_versions, configuration } = newer.value;
    const facts = { keepsKeys: keepsKeys(version, source_url), quotes: (api_versions?.mastodon ?? 0) >= QUOTES_SINCE };
    return { kind: 'ok', value: { ...factsOf(domain, configuration), ...facts } };
  }
  if (newer.kind !== 'refused' && newer.kind !== 'unreadable') return newer;
  const older = settled(await api.call({ path: '/api/v1/instance', answer: instanceV1Schema }));
  if (older.kind !== 'ok') return older;
  const { uri, version, configuration } = older.value;
  const domain = uri.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return { kind: 'ok', value: { ...factsOf(domain, configuration), keepsKeys: keepsKeys(version, null), quotes: false } };
}

type Configuration = z.infer<typeof configurationSchema>;

function factsOf(domain: string, configuration: Configuration): Omit<ServerFacts, 'keepsKeys' | 'quotes'> {
  const { statuses, media_attachments: media } = configuration ?? {};
  const { limits } = mastodonCapabilities;
  return {
    domain: domain.toLowerCase(),
    limits: {
      ...limits,
      counting: { kind: 'shortenedLinks', linkLength: statuses?.characters_reserved_per_url ?? 23 },
      maxLength: statuses?.max_characters ?? limits.maxLength,
      maxImages: Math.min(statuses?.max_media_attachments ?? limits.maxImages, MOST_IMAGES),
      maxImageBytes: media?.image_size_limit ?? limits.maxImageBytes,
      maxAltLength: Math.min(media?.description_limit ?? limits.maxAltLength, LONGEST_ALT),
    },
    imageTypes: media?.supported_mime_types ?? null,
  };
}

/**
 * Mastodon and what is built from it keep an `Idempotency-Key` for an hour (https://docs.joinmastodon.org/methods/statuses/#create).
 * Others that speak its API may not know the header. They say so in their version ("2.7.2 (compatible; …)"), count versions of
 * their own from 0, or say whose source they are made of. In doubt no: then a post is looked for before it is sent.
 */
function keepsKeys(version: string, sourceUrl: string | null): boolean {
  return /^[1-9]\d*\.\d+\.\d+[\w.+-]*$/.test(version) && (sourceUrl === null || /mastodon/i.test(sourceUrl));
}
