import { z } from 'zod';
import type { PreparedPart } from '../../../shared/outbox.ts';
import type { NetworkResult, Session } from '../network.ts';
import { askX, callX, failureOfRefusal, isNotThere } from './api.ts';
import { POST_FIELDS, type Post, parsePostAddress, postAddress, postSchema, postsSchema, referenced } from './post.ts';
import { notOurs, type PostRecord, recordOf, type XRecord } from './record.ts';
import { hasWords, postsLinked } from './same-words.ts';
import { ownTimeline, type Reader } from './timeline.ts';

type Found = Awaited<ReturnType<Session['find']>>;
type Sent = { readonly uri: string; readonly cid: string; readonly url: string };

/** How far back a post is looked for that arrived unanswered. */
const FAR_BACK = 500;
/** How many of an account's newest likes and reposts are looked at. */
const RECENT_ACTS = 100;

/** What X calls a post that is out. */
export function sentAs(id: string): Sent {
  const uri = postAddress(id);
  return { uri, cid: id, url: uri };
}

/**
 * Is it there? A published post is asked for by its id; one whose answer was lost is looked for in the account's own
 * timeline: the same words, the same post answered or quoted, and newer than all that stood there before it was prepared.
 */
export async function find(
  reader: Reader,
  part: PreparedPart,
  before: PreparedPart | null,
  claimed: ReadonlySet<string> = new Set(),
): Promise<Found> {
  const record = recordOf(part);
  if (record === null) return notOurs;
  if (record.kind !== 'post') {
    const done = await findAct(reader, record);
    if (done.kind !== 'ok') return done;
    return { kind: 'ok', value: done.value ? { kind: 'ours', ...sentAs(record.target) } : { kind: 'absent' } };
  }
  const known = part.publishedUri === null ? null : parsePostAddress(part.publishedUri);
  const id = known === null ? await idInTimeline(reader, record, before, claimed) : await idIfThere(reader, known);
  if (id.kind !== 'ok') return id;
  return { kind: 'ok', value: id.value === null ? { kind: 'absent' } : { kind: 'ours', ...sentAs(id.value) } };
}

/** The id itself while the post is there, else null (https://docs.x.com/x-api/posts/get-post-by-id). */
async function idIfThere({ exchange, clock, subject }: Reader, id: string): Promise<NetworkResult<string | null>> {
  const answer = await callX(exchange, clock, {
    path: `/2/tweets/${id}`,
    params: { 'tweet.fields': POST_FIELDS },
    answer: z.object({ data: postSchema }),
  });
  if (answer.kind === 'refused') return isNotThere(answer) ? { kind: 'ok', value: null } : failureOfRefusal(answer);
  if (answer.kind !== 'ok') return answer;
  const { author_id } = answer.value.data;
  return author_id === undefined || author_id === subject ? { kind: 'ok', value: id } : notOurs;
}

async function idInTimeline(
  reader: Reader,
  record: PostRecord,
  before: PreparedPart | null,
  claimed: ReadonlySet<string>,
): Promise<NetworkResult<string | null>> {
  const answered = answeredBy(record, before);
  // What goes on from a post that is not out cannot be out either.
  if (record.continues && answered === null) return { kind: 'ok', value: null };
  const posts = await ownTimeline(reader, { most: FAR_BACK, after: record.after, withReposts: false });
  if (posts.kind !== 'ok') return posts;
  const same = posts.value.filter((post) => !claimed.has(postAddress(post.id)) && isIt(post, record, answered));
  return { kind: 'ok', value: same.at(-1)?.id ?? null };
}

function isIt(post: Post, record: PostRecord, answered: string | null): boolean {
  return referenced(post, 'replied_to') === answered && quotesTheSame(post, record) && hasWords(post, record.text);
}

/** X makes a quote of a post whose address is in the words (https://docs.x.com/x-api/posts/quote-tweets/quickstart). */
function quotesTheSame(post: Post, { quotes, text }: PostRecord): boolean {
  const quoted = referenced(post, 'quoted');
  return quoted === quotes || (quotes === null && quoted !== null && postsLinked(text).includes(quoted));
}

/** The post it answers: the part of the thread before it, where it goes on from one. */
export function answeredBy(record: PostRecord, before: PreparedPart | null): string | null {
  if (!record.continues) return record.replyTo;
  return before?.publishedUri ? parsePostAddress(before.publishedUri) : null;
}

/** Has the account liked (https://docs.x.com/x-api/users/get-liked-posts) or reposted it? */
export async function findAct(reader: Reader, { kind, target }: Exclude<XRecord, PostRecord>): Promise<NetworkResult<boolean>> {
  if (kind === 'repost') {
    const posts = await ownTimeline(reader, { most: RECENT_ACTS, withReposts: true });
    return posts.kind === 'ok' ? { kind: 'ok', value: posts.value.some((post) => referenced(post, 'retweeted') === target) } : posts;
  }
  const liked = await askX(reader.exchange, reader.clock, {
    path: `/2/users/${reader.subject}/liked_tweets`,
    params: { max_results: String(RECENT_ACTS) },
    answer: postsSchema,
  });
  return liked.kind === 'ok' ? { kind: 'ok', value: (liked.value.data ?? []).some(({ id }) => id === target) } : liked;
}
