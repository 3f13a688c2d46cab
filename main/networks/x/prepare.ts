import { randomUUID } from 'node:crypto';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Draft, DraftPart } from '../../../shared/post.ts';
import { isWordless } from '../../../shared/post.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { unsupported } from '../unsupported.ts';
import { xCapabilities } from './capabilities.ts';
import { findAct } from './find.ts';
import { limitBroken } from './limits-kept.ts';
import { uploadImage } from './media.ts';
import { parsePostAddress } from './post.ts';
import type { XRecord } from './record.ts';
import { ownTimeline, type Reader } from './timeline.ts';

type Images = ReadonlyMap<string, Uint8Array>;

/**
 * Builds everything that is sent before the first request leaves. What the account posted last is kept in it: a post found
 * later with the same words must be newer to be this one.
 */
export async function prepare(reader: Reader, draft: Draft, images: Images): Promise<NetworkResult<readonly PreparedPart[]>> {
  const asksTooMuch = unsupported(draft, xCapabilities);
  if (asksTooMuch !== null) return asksTooMuch;
  const broken = limitBroken(draft);
  if (broken !== null) return { kind: 'rejected', words: broken };
  const replyTo = draft.replyTo === null ? null : parsePostAddress(draft.replyTo.uri);
  const target = draft.about === undefined ? null : parsePostAddress(draft.about.target.uri);
  if ((draft.replyTo !== null && replyTo === null) || (draft.about !== undefined && target === null)) return noTarget;
  if (isWordless(draft)) return prepareAct(reader, draft.about?.act === 'like' ? 'like' : 'repost', target ?? '');
  const missing = draft.parts.flatMap((part) => part.images).some(({ id }) => !images.has(id));
  if (missing) return { kind: 'rejected', words: 'An image of this draft is missing. Add it again.' };
  return notSentYet(await preparePosts(reader, draft, images, { replyTo, quotes: target }));
}

const noTarget: NetworkFailure = { kind: 'rejected', words: 'This is about a post that is not on X. Choose an account of its network.' };

/** A like or a repost that is there already would be taken back with this one. */
async function prepareAct(reader: Reader, kind: 'like' | 'repost', target: string): Promise<NetworkResult<readonly PreparedPart[]>> {
  const record = { kind, target } as const;
  const found = notSentYet(await findAct(reader, record));
  if (found.kind !== 'ok') return found;
  if (!found.value) return { kind: 'ok', value: [partOf(record)] };
  return { kind: 'rejected', words: `This account has ${kind === 'like' ? 'liked' : 'reposted'} this post already.` };
}

async function preparePosts(
  reader: Reader,
  { parts }: Draft,
  images: Images,
  about: { readonly replyTo: string | null; readonly quotes: string | null },
): Promise<NetworkResult<readonly PreparedPart[]>> {
  const newest = await ownTimeline(reader, { most: 1, withReposts: true });
  if (newest.kind !== 'ok') return newest;
  const prepared: PreparedPart[] = [];
  for (const [index, part] of parts.entries()) {
    const mediaIds = await uploadAll(reader, part, images);
    if (mediaIds.kind !== 'ok') return mediaIds;
    const first = index === 0;
    prepared.push(
      partOf({
        ...{ kind: 'post', text: part.text, mediaIds: [...mediaIds.value] },
        ...{ replyTo: first ? about.replyTo : null, continues: !first, quotes: first ? about.quotes : null },
        after: newest.value[0]?.id ?? null,
      }),
    );
  }
  return { kind: 'ok', value: prepared };
}

async function uploadAll({ exchange, clock }: Reader, { images }: DraftPart, bytes: Images): Promise<NetworkResult<readonly string[]>> {
  const ids: string[] = [];
  for (const image of images) {
    const uploaded = await uploadImage(exchange, clock, image, bytes.get(image.id) ?? new Uint8Array());
    if (uploaded.kind !== 'ok') return uploaded;
    ids.push(uploaded.value);
  }
  return { kind: 'ok', value: ids };
}

function partOf(record: XRecord): PreparedPart {
  return { key: randomUUID(), record, publishedUri: null, publishedCid: null };
}

/** Whatever became of an upload or a look-up, no post came of it: it can simply be tried again. */
function notSentYet<T>(result: NetworkResult<T>): NetworkResult<T> {
  return result.kind === 'unknown' ? { kind: 'unreachable', words: result.words } : result;
}
