import { z } from 'zod';
import { assertNever } from '../../../shared/assert-never.ts';
import { withAuthorNamed } from '../../../shared/author-named.ts';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { Draft, DraftPart } from '../../../shared/post.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { unsupported } from '../unsupported.ts';
import type { Owner } from './access.ts';
import { id, nothingPostedYet, settled } from './api.ts';
import { mastodonCapabilities } from './capabilities.ts';
import type { Status } from './entities.ts';
import { limitExceeded } from './limit-exceeded.ts';
import { uploadImage } from './media.ts';
import { type ActRecord, type PostRecord, type StoredRecord, visibilityThere } from './record.ts';
import { isForEverybody, targetAt } from './target.ts';

export interface PrepareOptions {
  readonly owner: Owner;
  readonly clock: Clock;
  /** A fresh key, at most 64 characters. */
  readonly newKey: () => string;
}

type Images = ReadonlyMap<string, Uint8Array>;

/** Builds every record of a draft, or of an act about a post, before the first one is sent. */
export async function prepareDraft(options: PrepareOptions, draft: Draft, images: Images): Promise<NetworkResult<readonly PreparedPart[]>> {
  const lacking = unsupported(draft, mastodonCapabilities);
  if (lacking !== null) return lacking;
  const after = await newestOwn(options.owner);
  if (after.kind !== 'ok') return nothingPostedYet(after);
  const records = await recordsOf(options, draft, images, after.value);
  if (records.kind !== 'ok') return nothingPostedYet(records);
  const parts = records.value.map((record) => ({ key: options.newKey(), record, publishedUri: null, publishedCid: null }));
  return { kind: 'ok', value: parts };
}

async function recordsOf(options: PrepareOptions, draft: Draft, images: Images, after: string | null) {
  const { about } = draft;
  if (about === undefined) return threadOf(options, draft, images, { quoted: null, after });
  const target = await targetAt(options.owner.api, about.target);
  if (target.kind !== 'ok') return target;
  if (about.act !== 'like') {
    const refusal = notToBePassedOn(draft, target.value);
    if (refusal !== null) return refusal;
  }
  switch (about.act) {
    case 'repost':
    case 'like':
      return actOf(about.act, target.value, after, draft);
    case 'quote': {
      const refusal = notQuotable(options.owner, draft, target.value);
      return refusal ?? threadOf(options, draft, images, { quoted: target.value, after });
    }
    default:
      return assertNever(about.act);
  }
}

/** A repost reaches whom its post reaches; a quote of a post for followers must not reach more. Nobody knows whom other audiences hold. */
function notToBePassedOn({ about, visibility = 'public' }: Draft, target: Status): NetworkFailure | null {
  if (isForEverybody(target)) return null;
  if (target.visibility !== 'private') return refuse('This post is for certain people alone, so it is not passed on.');
  if (about?.act !== 'quote' || visibility === 'followers') return null;
  return refuse('This post is for followers alone. Choose followers for the quote, too.');
}

function actOf(
  kind: ActRecord['kind'],
  target: Status,
  after: string | null,
  { visibility = 'public' }: Draft,
): NetworkResult<readonly StoredRecord[]> {
  if (kind === 'repost' && target.reblogged === true) return refuse('You have reposted this already.');
  if (kind === 'like' && target.favourited === true) return refuse('You like this already.');
  // A repost reaches nobody whom its post does not reach.
  const reach = kind === 'like' ? {} : { visibility: isForEverybody(target) ? visibilityThere[visibility] : ('private' as const) };
  return { kind: 'ok', value: [{ kind, statusId: target.id, uri: target.uri, url: target.url ?? target.uri, ...reach, after }] };
}

/** https://docs.joinmastodon.org/client/quotes/: since API version 7, where its author allows it, and without images. */
function notQuotable({ facts, api }: Owner, draft: Draft, target: Status): NetworkFailure | null {
  const { host } = new URL(api.server);
  if (!facts.quotes) return refuse(`${host} has no quotes yet. Put the address of the post into the text instead.`);
  const allowed = target.quote_approval?.current_user ?? 'unknown';
  if (allowed !== 'automatic' && allowed !== 'manual') return refuse('Its author does not allow quotes of this post.');
  return draft.parts[0]?.images.length === 0 ? null : refuse('A quote on Mastodon carries no images.');
}

interface Around {
  readonly quoted: Status | null;
  readonly after: string | null;
}

async function threadOf(
  options: PrepareOptions,
  draft: Draft,
  images: Images,
  around: Around,
): Promise<NetworkResult<readonly PostRecord[]>> {
  const { owner } = options;
  const parent = draft.replyTo === null ? null : await targetAt(owner.api, draft.replyTo);
  if (parent !== null && parent.kind !== 'ok') return parent;
  const visibility = visibilityThere[draft.visibility ?? 'public'];
  if (parent !== null && !isForEverybody(parent.value) && visibility !== 'private') {
    return refuse('The post this answers is not for everybody. Choose followers for the answer.');
  }
  const common = {
    spoilerText: wellFormed(draft.contentWarning ?? '').trim(),
    visibility,
    language: languageOf(draft),
    after: around.after,
  };
  const records: PostRecord[] = [];
  for (const [index, part] of draft.parts.entries()) {
    const named = index > 0 || parent === null ? part.text : nameParent(part.text, parent.value, owner);
    // The server cuts blanks at both ends; what is stored is what it will show.
    const status = wellFormed(named).trim();
    const problem = limitExceeded({ ...part, text: status }, common.spoilerText, owner.facts);
    if (problem !== null) return refuse(problem);
    const mediaIds = await uploadAll(options, part, images);
    if (mediaIds.kind !== 'ok') return mediaIds;
    const first = index === 0;
    records.push({
      ...{ kind: 'post', status, ...common, mediaIds: [...mediaIds.value], goesOn: !first },
      inReplyToId: first ? (parent?.value.id ?? null) : null,
      quotedId: first ? (around.quoted?.id ?? null) : null,
    });
  }
  return { kind: 'ok', value: records };
}

function nameParent(text: string, { account }: Status, owner: Owner): string {
  if (account.id === owner.accountId) return text;
  return withAuthorNamed(text, account.acct.includes('@') ? account.acct : `${account.acct}@${owner.domain}`, owner.domain);
}

async function uploadAll({ owner, clock }: PrepareOptions, part: DraftPart, images: Images): Promise<NetworkResult<readonly string[]>> {
  const ids: string[] = [];
  for (const image of part.images) {
    const bytes = images.get(image.id);
    if (bytes === undefined) return refuse('An image of this draft is missing. Add it again.');
    const uploaded = await uploadImage(owner.api, clock, image, bytes);
    if (uploaded.kind !== 'ok') return uploaded;
    ids.push(uploaded.value);
  }
  return { kind: 'ok', value: ids };
}

/** https://docs.joinmastodon.org/methods/accounts/#statuses. */
export async function newestOwn({ api, accountId }: Owner): Promise<NetworkResult<string | null>> {
  const path = `/api/v1/accounts/${id(accountId)}/statuses`;
  const answer = settled(await api.call({ path, query: { limit: '1' }, answer: z.array(z.object({ id: z.string().max(200) })).max(100) }));
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value[0]?.id ?? null } : answer;
}

/** ISO 639 (https://docs.joinmastodon.org/entities/Status/#language) from the draft's first BCP 47 tag. */
function languageOf({ languages }: Draft): string | null {
  try {
    const [first] = languages;
    return first === undefined ? null : new Intl.Locale(first).language;
  } catch {
    return null;
  }
}

/** A lone surrogate cannot be sent in UTF-8; this replaces it as every encoder would. */
export function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text)).replaceAll('\r\n', '\n');
}

function refuse(words: string): NetworkFailure {
  return { kind: 'rejected', words };
}
