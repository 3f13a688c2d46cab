import { AppBskyFeedPost, jsonToLex } from '@atproto/api';
import { isValidLanguage } from '@atproto/syntax';
import type { DraftImage, DraftPart, LinkCard } from '../../../shared/post.ts';
import { textLength } from '../../../shared/text-length.ts';
import type { NetworkResult } from '../network.ts';
import type { Blob } from './blob.ts';
import { blueskyCapabilities } from './capabilities.ts';
import { facetsOf, type ResolveMention } from './facets.ts';
import { POST_COLLECTION } from './post-address.ts';

interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}
export interface ReplyRef {
  readonly root: StrongRef;
  readonly parent: StrongRef;
}

export interface PostInput {
  readonly part: DraftPart;
  readonly languages: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly reply: ReplyRef | null;
  readonly quoted: StrongRef | null;
  readonly upload: (image: DraftImage) => Promise<NetworkResult<Blob>>;
  readonly resolveMention: ResolveMention;
}

type Json = { readonly [name: string]: unknown };

/** One finished `app.bsky.feed.post` record as JSON, valid by the network's own lexicon. */
export async function postRecord(input: PostInput): Promise<NetworkResult<Json>> {
  // A lone surrogate cannot be sent in UTF-8; this replaces it as every encoder would.
  const text = new TextDecoder().decode(new TextEncoder().encode(input.part.text));
  const tooLong = limitExceeded(text, input.part);
  if (tooLong !== null) return { kind: 'rejected', words: tooLong };
  const facets = await facetsOf(text, input.resolveMention);
  if (facets.kind !== 'ok') return facets;
  const media = await embedOf(input.part, input.upload);
  if (media.kind !== 'ok') return media;
  const embed = withQuoted(media.value, input.quoted);
  const languages = input.languages.filter((language) => isValidLanguage(language));
  const record: Json = {
    $type: POST_COLLECTION,
    text,
    createdAt: new Date(input.createdAt).toISOString(),
    ...(languages.length > 0 ? { langs: languages } : {}),
    ...(facets.value.length > 0 ? { facets: facets.value } : {}),
    ...(embed === null ? {} : { embed }),
    ...(input.reply === null ? {} : { reply: input.reply }),
  };
  const valid = AppBskyFeedPost.validateRecord(jsonToLex(record));
  if (!valid.success) return { kind: 'rejected', words: 'Bluesky would not accept this post as it is written.' };
  // Through JSON once, so that what is stored is exactly what is sent.
  return { kind: 'ok', value: JSON.parse(JSON.stringify(record)) };
}

function limitExceeded(text: string, part: DraftPart): string | null {
  const { counting, maxLength, maxBytes, maxImages, maxImageBytes } = blueskyCapabilities.limits;
  if (textLength(text, counting) > maxLength) return `A post on Bluesky has at most ${maxLength} characters.`;
  if (maxBytes !== null && new TextEncoder().encode(text).length > maxBytes) return `A post on Bluesky has at most ${maxBytes} bytes.`;
  if (part.images.length > maxImages) return `A post on Bluesky has at most ${maxImages} images.`;
  if (part.images.length > 0 && part.card !== null) return 'A post on Bluesky carries images or a link card, not both.';
  const images = part.card?.image ? [part.card.image] : part.images;
  if (images.some((image) => image.size > maxImageBytes)) return `An image on Bluesky has at most ${maxImageBytes} bytes.`;
  return null;
}

async function embedOf(part: DraftPart, upload: PostInput['upload']): Promise<NetworkResult<Json | null>> {
  if (part.card !== null) return cardEmbed(part.card, upload);
  if (part.images.length === 0) return { kind: 'ok', value: null };
  const images: Json[] = [];
  for (const image of part.images) {
    const blob = await upload(image);
    if (blob.kind !== 'ok') return blob;
    images.push({ image: blob.value, alt: image.alt, aspectRatio: { width: image.width, height: image.height } });
  }
  return { kind: 'ok', value: { $type: 'app.bsky.embed.images', images } };
}

/** What is shown under the words (`app.bsky.embed.record`, with images or a card `app.bsky.embed.recordWithMedia`). */
function withQuoted(media: Json | null, quoted: StrongRef | null): Json | null {
  if (quoted === null) return media;
  const record = { $type: 'app.bsky.embed.record', record: quoted };
  return media === null ? record : { $type: 'app.bsky.embed.recordWithMedia', record, media };
}

async function cardEmbed(card: LinkCard, upload: PostInput['upload']): Promise<NetworkResult<Json>> {
  const thumb = card.image === null ? null : await upload(card.image);
  if (thumb !== null && thumb.kind !== 'ok') return thumb;
  const external = {
    uri: card.url,
    title: card.title,
    description: card.description,
    ...(thumb === null ? {} : { thumb: thumb.value }),
  };
  return { kind: 'ok', value: { $type: 'app.bsky.embed.external', external } };
}
