import { z } from 'zod';
import { shownText } from './little.ts';
import { type Answer, type Asked, denied, jsonOf, mayActAs, nextId, type Post, refusal, type World } from './world.ts';

/** shares/posts-api: Post Schema; the fields that are required for a create, and those this program may send. */
const createSchema = z.strictObject({
  author: z.string().regex(/^urn:li:(person|organization):[\w-]+$/),
  commentary: z.string(),
  visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN']),
  distribution: z.strictObject({
    feedDistribution: z.enum(['MAIN_FEED', 'NONE']),
    targetEntities: z.array(z.unknown()),
    thirdPartyDistributionChannels: z.array(z.unknown()),
  }),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean().optional(),
  content: z
    .union([
      z.strictObject({ media: z.strictObject({ id: z.string(), altText: z.string().max(4086).optional(), title: z.string().optional() }) }),
      z.strictObject({
        multiImage: z.strictObject({
          images: z
            .array(z.strictObject({ id: z.string(), altText: z.string().max(4086).optional() }))
            .min(2)
            .max(20),
        }),
      }),
      z.strictObject({
        article: z.strictObject({
          source: z.url(),
          title: z.string().min(1).max(400),
          description: z.string().max(4086).optional(),
          thumbnail: z.string().optional(),
        }),
      }),
    ])
    .optional(),
  reshareContext: z.strictObject({ parent: z.string() }).optional(),
});
type Create = z.infer<typeof createSchema>;

const LONGEST = 3000;

/** `POST /rest/posts`: 201 with the name of the post in `x-restli-id`, and an empty body. */
export function createPost(world: World, { owner, body }: Asked): Answer {
  const parsed = createSchema.safeParse(jsonOf(body));
  if (!parsed.success) return refusal(400, 'BAD_REQUEST', 'The post is not of the documented form');
  const post = parsed.data;
  if (!mayActAs(world, owner, post.author, 'social')) return denied('partnerApiPosts.CREATE');
  const wrong = wrongWith(world, post);
  if (wrong !== null) return wrong;
  const id = `urn:li:share:${nextId(world)}`;
  const { author, commentary, visibility, content, reshareContext } = post;
  const kept: Post = {
    ...{ id, author, commentary, visibility, createdAt: Date.now() },
    ...(content === undefined ? {} : { content }),
    ...(reshareContext === undefined ? {} : { reshareContext }),
  };
  world.posts.push(kept);
  return { status: 201, headers: { 'x-restli-id': id, 'x-linkedin-id': id } };
}

/** shares/posts-api: the error codes of a create. */
function wrongWith(world: World, { author, commentary, visibility, content, reshareContext }: Create): Answer | null {
  if (shownText(commentary).length > LONGEST) return refusal(400, 'FIELD_LENGTH_TOO_LONG', 'commentary is too long');
  if (visibility === 'CONNECTIONS' && !author.startsWith('urn:li:person:')) return refusal(400, 'INVALID_VALUE', 'visibility');
  for (const image of imagesIn(content)) {
    const kept = world.images.find(({ urn }) => urn === image);
    if (kept === undefined || kept.owner !== author || kept.bytes === null) return refusal(400, 'MEDIA_ASSET_INVALID', image);
  }
  if (reshareContext !== undefined) {
    if (!/^urn:li:(share|ugcPost):\d+$/.test(reshareContext.parent)) return refusal(400, 'INVALID_URN_TYPE', reshareContext.parent);
    if (!world.posts.some(({ id }) => id === reshareContext.parent)) return refusal(404, 'NOT_FOUND', reshareContext.parent);
  }
  const again = world.posts.find(
    (post) => post.author === author && post.commentary === commentary && sameWhole(post, { content, reshareContext }),
  );
  return again === undefined ? null : refusal(422, 'DUPLICATE_POST', `Content is a duplicate of ${again.id}`);
}

function sameWhole(post: Post, other: { readonly content: unknown; readonly reshareContext: unknown }): boolean {
  return JSON.stringify([post.content, post.reshareContext]) === JSON.stringify([other.content, other.reshareContext]);
}

function imagesIn(content: Create['content']): readonly string[] {
  if (content === undefined) return [];
  if ('media' in content) return [content.media.id];
  if ('multiImage' in content) return content.multiImage.images.map(({ id }) => id);
  return content.article.thumbnail === undefined ? [] : [content.article.thumbnail];
}

/** `DELETE /rest/posts/URN`: 204, also for one that is gone already. Its comments and reactions go with it. */
export function deletePost(world: World, { owner }: Asked, urn: string): Answer {
  const post = world.posts.find(({ id }) => id === urn);
  if (post === undefined) return { status: 204 };
  if (!mayActAs(world, owner, post.author, 'social')) return denied('partnerApiPosts.DELETE');
  world.posts = world.posts.filter(({ id }) => id !== urn);
  world.comments = world.comments.filter(({ target }) => target !== urn);
  world.reactions = world.reactions.filter(({ entity }) => entity !== urn);
  return { status: 204 };
}

/** `GET /rest/posts?q=author`: a page's with `r_organization_social`, a member's with `r_member_social` only. */
export function findPosts(world: World, { owner, query }: Asked): Answer {
  const author = query.get('author') ?? '';
  const isMember = author.startsWith('urn:li:person:');
  if (!owner.scopes.includes(isMember ? 'r_member_social' : 'r_organization_social')) return denied('partnerApiPosts.FINDER-author');
  if (!isMember && !mayActAs(world, owner, author, 'social')) return denied('partnerApiPosts.FINDER-author');
  const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)];
  if (count > 100) return refusal(400, 'BAD_REQUEST', 'count is at most 100');
  const all = world.posts.filter((post) => post.author === author).toReversed();
  const elements = all.slice(start, start + count).map((post) => ({ ...post, lifecycleState: 'PUBLISHED', publishedAt: post.createdAt }));
  return { status: 200, body: { paging: { start, count, links: [] }, elements } };
}
