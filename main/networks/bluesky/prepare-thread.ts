import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Draft, DraftImage, ReplyTarget } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { unsupported } from '../unsupported.ts';
import { uploadBlob } from './blob.ts';
import { blueskyCapabilities } from './capabilities.ts';
import { isDoneAlready } from './done-already.ts';
import type { Exchange } from './exchange.ts';
import type { ResolveMention } from './facets.ts';
import { postUri } from './post-address.ts';
import type { PostInput, ReplyRef } from './post-record.ts';
import { contentIdOf } from './record-id.ts';

export interface PrepareOptions {
  readonly subject: string;
  readonly exchange: Exchange;
  /** As an outsider: reading a repository needs no sign-in. */
  readonly outsider: Exchange;
  readonly clock: Clock;
  readonly nextTid: () => string;
  readonly resolveMention: ResolveMention;
}

/**
 * Builds every record of a draft before the first one is sent. A reply names its parent by content id, which is computed
 * here, so that a thread is final as a whole: after a crash each part is sent with the bytes it was confirmed with.
 */
export async function prepareThread(
  options: PrepareOptions,
  draft: Draft,
  images: ReadonlyMap<string, Uint8Array>,
  createdAt: number,
): Promise<NetworkResult<readonly PreparedPart[]>> {
  const asksTooMuch = unsupported(draft, blueskyCapabilities);
  if (asksTooMuch !== null) return asksTooMuch;
  if (draft.about !== undefined && draft.about.act !== 'quote') return prepareAct(options, draft.about.act, draft.about.target, createdAt);
  // Loaded on first use: the network's library takes long to load, and start-up does not need it.
  const { postRecord } = await import('./post-record.ts');
  const upload = (image: DraftImage) => uploadImage(options, image, images);
  const prepared: PreparedPart[] = [];
  let reply = draft.replyTo === null ? null : replyTo(draft.replyTo);
  for (const [index, part] of draft.parts.entries()) {
    const input: PostInput = {
      part,
      languages: draft.languages,
      // A millisecond apart, so that readers sorting by time keep the thread in order.
      createdAt: createdAt + index,
      reply,
      quoted: index === 0 ? quotedIn(draft) : null,
      upload,
      resolveMention: options.resolveMention,
    };
    const record = await postRecord(input);
    if (record.kind !== 'ok') return nothingPostedYet(record);
    const cid = await contentIdOf(record.value);
    if (cid === null) return { kind: 'rejected', words: 'Bluesky would not accept this post as it is written.' };
    const key = options.nextTid();
    prepared.push({ key, record: record.value, publishedUri: null, publishedCid: null });
    const parent = { uri: postUri(options.subject, key), cid };
    reply = { root: reply?.root ?? parent, parent };
  }
  return { kind: 'ok', value: prepared };
}

/** A repost or a like: one record, under a key of its own like a post, and so at most once. A second one of the same post is refused. */
async function prepareAct(
  options: PrepareOptions,
  act: 'repost' | 'like',
  target: ReplyTarget,
  createdAt: number,
): Promise<NetworkResult<readonly PreparedPart[]>> {
  const done = await isDoneAlready(options, act, target.uri);
  if (done.kind !== 'ok') return nothingPostedYet(done);
  if (done.value) return { kind: 'rejected', words: `This account has ${act === 'like' ? 'liked' : 'reposted'} this post already.` };
  const { actRecord } = await import('./act-record.ts');
  const record = actRecord(act, target, createdAt);
  if (record.kind !== 'ok') return record;
  return { kind: 'ok', value: [{ key: options.nextTid(), record: record.value, publishedUri: null, publishedCid: null }] };
}

/** The post that the first part of a draft quotes. */
function quotedIn({ about }: Draft): PostInput['quoted'] {
  return about?.act === 'quote' ? { uri: about.target.uri, cid: about.target.cid } : null;
}

async function uploadImage(options: PrepareOptions, image: DraftImage, images: ReadonlyMap<string, Uint8Array>) {
  const bytes = images.get(image.id);
  if (bytes === undefined) return { kind: 'rejected', words: 'An image of this draft is missing. Add it again.' } as const;
  return uploadBlob(options.exchange, options.clock, bytes, image.mime);
}

function replyTo(target: ReplyTarget): ReplyRef {
  return { root: { uri: target.rootUri, cid: target.rootCid }, parent: { uri: target.uri, cid: target.cid } };
}

/** Whatever became of an upload or a look-up, no post came of it: it can simply be tried again. */
function nothingPostedYet(failure: NetworkFailure): NetworkFailure {
  return failure.kind === 'unknown' ? { kind: 'unreachable', words: failure.words } : failure;
}
