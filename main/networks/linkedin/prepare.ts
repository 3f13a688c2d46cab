import { randomUUID } from 'node:crypto';
import type { PreparedPart } from '../../../shared/outbox.ts';
import { type Draft, type DraftPart, emptyPart, type LinkCard, type Visibility } from '../../../shared/post.ts';
import { textLength } from '../../../shared/text-length.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { unsupported } from '../unsupported.ts';
import { linkedinCapabilities } from './capabilities.ts';
import { type UploadOptions, uploadImage } from './images.ts';
import { likesAlready } from './likes-already.ts';
import { littleText } from './little-text.ts';
import type { LinkedinRecord, PostBody } from './record.ts';
import { isPost, isReshareable, organizationId } from './urns.ts';

export interface PrepareOptions extends UploadOptions {
  /** Whether this sign-in may comment and like. */
  readonly mayEngage: boolean;
}

type Images = ReadonlyMap<string, Uint8Array>;

/** Builds the one request a draft comes to: a post, a comment, a reshare or a like. */
export async function prepareRecord(
  options: PrepareOptions,
  draft: Draft,
  images: Images,
  createdAt: number,
): Promise<NetworkResult<readonly PreparedPart[]>> {
  const refusal = unsupported(draft, linkedinCapabilities) ?? unfit(options, draft);
  if (refusal !== null) return refusal;
  if (draft.about?.act === 'like') {
    const done = await likesAlready(options.send, options.clock, options.owner, draft.about.target.uri);
    if (done.kind !== 'ok') return done;
    if (done.value) return refuse('This page has reacted to this post already.');
  }
  const record = await recordOf(options, draft, images, createdAt);
  if (record.kind !== 'ok') return record;
  return { kind: 'ok', value: [{ key: randomUUID(), record: record.value, publishedUri: null, publishedCid: null }] };
}

function partOf(draft: Draft): DraftPart {
  return draft.parts[0] ?? emptyPart;
}

/** What LinkedIn does not take, in words. */
function unfit({ owner, mayEngage }: PrepareOptions, draft: Draft): NetworkFailure | null {
  const { maxLength, counting, maxImages, maxImageBytes } = linkedinCapabilities.limits;
  const { text, images, card } = partOf(draft);
  const pictures = card?.image ? [...images, card.image] : images;
  const carries = images.length > 0 || card !== null;
  if (textLength(text, counting) > maxLength) return refuse(`A post on LinkedIn has at most ${maxLength} characters.`);
  if (images.length > maxImages) return refuse(`A post here has at most ${maxImages} images.`);
  if (images.length > 0 && card !== null) return refuse('A post on LinkedIn carries images or a link card, not both.');
  if (pictures.some(({ size }) => size > maxImageBytes)) return refuse(`An image on LinkedIn has at most ${maxImageBytes} bytes.`);
  if (draft.visibility === 'followers' && organizationId(owner) !== null) return refuse('A page on LinkedIn posts for everybody only.');
  if (draft.replyTo !== null && carries) return refuse('A comment on LinkedIn goes out from here as text alone.');
  if (draft.replyTo !== null && draft.visibility === 'followers') return refuse('A comment on LinkedIn is seen by whoever sees the post.');
  if (!mayEngage && (draft.replyTo !== null || draft.about?.act === 'like')) {
    return refuse('LinkedIn lets this sign-in post, and neither comment nor like. That takes a sign-in that asks for pages.');
  }
  const target = draft.about?.target ?? draft.replyTo;
  if (target !== null && !isPost(target.uri)) return refuse('This is not a post on LinkedIn.');
  if (draft.about !== undefined && carries) return refuse('On LinkedIn a repost carries words alone.');
  if (draft.about !== undefined && draft.about.act !== 'like' && !isReshareable(draft.about.target.uri)) {
    return refuse('LinkedIn reposts by the address of the post itself, with "share" or "ugcPost" in it. This one names an activity.');
  }
  return null;
}

function refuse(words: string): NetworkFailure {
  return { kind: 'rejected', words };
}

async function recordOf(options: UploadOptions, draft: Draft, images: Images, createdAt: number): Promise<NetworkResult<LinkedinRecord>> {
  const { owner } = options;
  const { about, replyTo, visibility = 'public' } = draft;
  const { text, ...part } = partOf(draft);
  // A lone surrogate cannot be sent in UTF-8; this replaces it as every encoder would.
  const words = new TextDecoder().decode(new TextEncoder().encode(text));
  if (about?.act === 'like') return { kind: 'ok', value: { kind: 'like', actor: owner, entity: about.target.uri } };
  if (replyTo !== null) {
    const body = { actor: owner, object: replyTo.uri, message: { text: words } };
    return { kind: 'ok', value: { kind: 'comment', body } };
  }
  const content = await contentOf(options, { text, ...part }, images);
  if (content.kind !== 'ok') return content;
  const body: PostBody = {
    author: owner,
    commentary: littleText(about?.act === 'repost' ? '' : words),
    visibility: audienceOf(visibility),
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...(content.value === null ? {} : { content: content.value }),
    ...(about === undefined ? {} : { reshareContext: { parent: about.target.uri } }),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  };
  return { kind: 'ok', value: { kind: 'post', preparedAt: createdAt, body } };
}

function audienceOf(visibility: Visibility): PostBody['visibility'] {
  return visibility === 'public' ? 'PUBLIC' : 'CONNECTIONS';
}

type Content = NonNullable<PostBody['content']>;

/** One image is `media`, several are `multiImage` (posts-api, multiimage-post-api). */
async function contentOf(options: UploadOptions, part: DraftPart, images: Images): Promise<NetworkResult<Content | null>> {
  if (part.card !== null) return articleOf(options, part.card, images);
  const media: { readonly id: string; readonly altText: string }[] = [];
  for (const image of part.images) {
    const uploaded = await uploadImage(options, image, images.get(image.id));
    if (uploaded.kind !== 'ok') return uploaded;
    media.push({ id: uploaded.value, altText: image.alt });
  }
  if (media.length === 0) return { kind: 'ok', value: null };
  return { kind: 'ok', value: media.length === 1 ? { media: media[0] } : { multiImage: { images: media } } };
}

/** LinkedIn looks at no page itself: title, words and picture come from here (posts-api, Article). A title is needed. */
async function articleOf(options: UploadOptions, card: LinkCard, images: Images): Promise<NetworkResult<Content>> {
  const thumbnail = card.image === null ? null : await uploadImage(options, card.image, images.get(card.image.id));
  if (thumbnail !== null && thumbnail.kind !== 'ok') return thumbnail;
  const title = card.title === '' ? new URL(card.url).hostname : card.title;
  const article = { source: card.url, title, description: card.description, ...(thumbnail === null ? {} : { thumbnail: thumbnail.value }) };
  return { kind: 'ok', value: { article } };
}
