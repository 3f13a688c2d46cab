import { type Appended, lastPostLinked, storedText } from './stored-text.ts';
import type { CreatePostsRequest, DmEvent, Post, User } from './wire.ts';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** Shows posts to followers only. */
  readonly protected?: boolean;
}

/** A post with the words as they were written, for tests to look at. */
export interface StoredPost extends Post {
  readonly author_id: string;
  readonly written: string;
  readonly mediaIds: readonly string[];
}

/** The epoch that ids count from (milliseconds), and the first id that this server gives. */
const EPOCH = 1_288_834_974_657n;

/** All that is at X, in memory. */
export function createWorld(people: readonly Person[]) {
  let posts: StoredPost[] = [];
  let likes: { readonly user: string; readonly post: string }[] = [];
  const media = new Map<string, { readonly owner: string; readonly bytes: number; alt: string | null }>();
  let messages: DmEvent[] = [];
  let count = 0n;
  const nextId = (): string => {
    count += 1n;
    return String(((BigInt(Date.now()) - EPOCH) << 22n) + count);
  };
  const nextSlug = () => `s${nextId().slice(-9)}`;
  const person = (id: string): Person | undefined => people.find((one) => one.id === id);
  const post = (id: string): StoredPost | undefined => posts.find((one) => one.id === id);

  function keep(
    author: string,
    stored: Omit<StoredPost, 'id' | 'author_id' | 'edit_history_tweet_ids' | 'created_at' | 'conversation_id'>,
    root?: string,
  ): StoredPost {
    const id = nextId();
    const whole = {
      ...stored,
      id,
      author_id: author,
      edit_history_tweet_ids: [id],
      created_at: new Date().toISOString(),
      conversation_id: root ?? id,
    };
    posts = [whole, ...posts];
    return whole;
  }

  function create(author: string, { text = '', reply, quote_tweet_id: attachedQuote, media: attached }: CreatePostsRequest): StoredPost {
    const answered = reply === undefined ? undefined : post(reply.in_reply_to_tweet_id);
    const mediaIds = attached?.media_ids ?? [];
    const linked = lastPostLinked(text);
    const quoted = attachedQuote ?? (linked !== null && post(linked) !== undefined ? linked : undefined);
    const own = person(author)?.username ?? '';
    const appended: Appended[] = [
      ...(attachedQuote === undefined ? [] : [{ expandedUrl: `https://twitter.com/${nameOf(attachedQuote)}/status/${attachedQuote}` }]),
      ...mediaIds.slice(0, 1).map((id) => ({ expandedUrl: `https://x.com/${own}/status/${id}/photo/1`, mediaKey: `3_${id}` })),
    ];
    const answers = answered === undefined || answered.author_id === author ? null : nameOf(answered.id);
    const { text: stored, urls } = storedText(text, answers, appended, nextSlug);
    const referenced = [
      ...(answered === undefined ? [] : [{ type: 'replied_to' as const, id: answered.id }]),
      ...(quoted === undefined ? [] : [{ type: 'quoted' as const, id: quoted }]),
    ];
    const body = {
      text: stored,
      written: text,
      mediaIds,
      entities: { urls },
      ...(referenced.length === 0 ? {} : { referenced_tweets: referenced }),
    };
    return keep(author, body, answered?.conversation_id);
  }

  const nameOf = (postId: string): string => person(post(postId)?.author_id ?? '')?.username ?? 'i';

  function repost(author: string, target: string): void {
    if (posts.some((one) => one.author_id === author && repostOf(one) === target)) return;
    const text = `RT @${nameOf(target)}: ${post(target)?.text ?? ''}`;
    keep(author, { text, written: '', mediaIds: [], referenced_tweets: [{ type: 'retweeted', id: target }] });
  }

  return {
    person,
    post,
    create,
    repost,
    /** Newest first. */
    posts: (): readonly StoredPost[] => posts,
    remove: (id: string) => {
      posts = posts.filter((one) => one.id !== id && repostOf(one) !== id);
    },
    unrepost: (author: string, target: string) => {
      posts = posts.filter((one) => one.author_id !== author || repostOf(one) !== target);
    },
    like: (user: string, target: string) => {
      likes = [{ user, post: target }, ...likes.filter((one) => one.user !== user || one.post !== target)];
    },
    unlike: (user: string, target: string) => {
      likes = likes.filter((one) => one.user !== user || one.post !== target);
    },
    /** Ids of posts, newest like first. */
    likedBy: (user: string): readonly string[] => likes.filter((one) => one.user === user).map((one) => one.post),
    addMedia: (owner: string, bytes: number): string => {
      const id = nextId();
      media.set(id, { owner, bytes, alt: null });
      return id;
    },
    media: (id: string) => media.get(id),
    mentions: (user: string): readonly StoredPost[] => {
      const name = person(user)?.username ?? '';
      return posts.filter((one) => one.author_id !== user && repostOf(one) === null && new RegExp(`@${name}\\b`, 'i').test(one.text));
    },
    people,
    nextSlug,
    /** Direct messages, newest first. */
    messages: (): readonly DmEvent[] => messages,
    addMessage: (said: Omit<DmEvent, 'id' | 'event_type' | 'created_at'>): DmEvent => {
      const event: DmEvent = { ...said, id: nextId(), event_type: 'MessageCreate', created_at: new Date().toISOString() };
      messages = [event, ...messages];
      return event;
    },
    userOf: (one: Person): User => ({ id: one.id, name: one.name, username: one.username }),
  };
}
export type World = ReturnType<typeof createWorld>;

export function repostOf(post: Pick<Post, 'referenced_tweets'>): string | null {
  return post.referenced_tweets?.find(({ type }) => type === 'retweeted')?.id ?? null;
}
