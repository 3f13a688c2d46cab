import { z } from 'zod';
import { type Answer, type Asked, denied, jsonOf, mayActAs, nextId, refusal, type World } from './world.ts';

const commentSchema = z.strictObject({
  actor: z.string(),
  object: z.string(),
  message: z.strictObject({ text: z.string().min(1), attributes: z.array(z.unknown()).optional() }),
  parentComment: z.string().optional(),
});
const reactionSchema = z.strictObject({
  root: z.string(),
  reactionType: z.enum(['LIKE', 'PRAISE', 'EMPATHY', 'INTEREST', 'APPRECIATION', 'ENTERTAINMENT']),
});

const isThere = (world: World, urn: string): boolean => world.posts.some(({ id }) => id === urn);

/** `POST /rest/socialActions/URN/comments` (shares/comments-api): 201 with the number in `x-restli-id` and the whole in the body. */
export function createComment(world: World, { owner, body }: Asked, target: string): Answer {
  const parsed = commentSchema.safeParse(jsonOf(body));
  if (!parsed.success) return refusal(400, 'BAD_REQUEST', 'The comment is not of the documented form');
  const { actor, object, message } = parsed.data;
  if (!mayActAs(world, owner, actor, 'social_feed')) return denied('partnerApiSocialActions.CREATE');
  if (!isThere(world, target)) return refusal(404, 'NOT_FOUND', target);
  const id = nextId(world);
  world.comments.push({ id, target, actor, text: message.text, createdAt: Date.now() });
  const commentUrn = `urn:li:comment:(${target},${id})`;
  const kept = { id, actor, object, message, commentUrn, $URN: commentUrn, created: { actor, time: Date.now() } };
  return { status: 201, headers: { 'x-restli-id': id }, body: kept };
}

/** `DELETE /rest/socialActions/URN/comments/ID`: 204. */
export function deleteComment(world: World, { owner }: Asked, target: string, id: string): Answer {
  const comment = world.comments.find((one) => one.target === target && one.id === id);
  if (comment === undefined) return refusal(404, 'NOT_FOUND', id);
  if (!mayActAs(world, owner, comment.actor, 'social_feed')) return denied('partnerApiSocialActions.DELETE');
  world.comments = world.comments.filter((one) => one !== comment);
  return { status: 204 };
}

/** `POST /rest/reactions?actor=URN` (shares/reactions-api): one reaction of an actor to an entity. */
export function createReaction(world: World, { owner, body, query }: Asked): Answer {
  const actor = query.get('actor') ?? '';
  const parsed = reactionSchema.safeParse(jsonOf(body));
  if (!parsed.success) return refusal(400, 'BAD_REQUEST', 'The reaction is not of the documented form');
  if (!mayActAs(world, owner, actor, 'social_feed')) return denied('partnerApiReactions.CREATE');
  const { root: entity, reactionType } = parsed.data;
  if (!isThere(world, entity)) return refusal(404, 'NOT_FOUND', entity);
  world.reactions = [...world.reactions.filter((one) => one.actor !== actor || one.entity !== entity), { actor, entity }];
  const id = `urn:li:reaction:(${actor},${entity})`;
  return { status: 201, headers: { 'x-restli-id': id }, body: { id, root: entity, reactionType, created: { actor, time: Date.now() } } };
}

/** `GET /rest/reactions/(actor:URN,entity:URN)` (shares/reactions-api): a page's with `r_organization_social_feed`, a member's with `r_member_social` only. */
export function getReaction(world: World, { owner }: Asked, actor: string, entity: string): Answer {
  const isMember = actor.startsWith('urn:li:person:');
  if (!owner.scopes.includes(isMember ? 'r_member_social' : 'r_organization_social_feed')) return denied('partnerApiReactions.GET');
  if (!isMember && !mayActAs(world, owner, actor, 'social_feed')) return denied('partnerApiReactions.GET');
  const there = world.reactions.some((one) => one.actor === actor && one.entity === entity);
  if (!there) return refusal(404, 'NOT_FOUND', 'reaction');
  return { status: 200, body: { id: `urn:li:reaction:(${actor},${entity})`, root: entity, reactionType: 'LIKE' } };
}

/** `DELETE /rest/reactions/(actor:URN,entity:URN)`: 204. */
export function deleteReaction(world: World, { owner }: Asked, actor: string, entity: string): Answer {
  if (!mayActAs(world, owner, actor, 'social_feed')) return denied('partnerApiReactions.DELETE');
  const there = world.reactions.some((one) => one.actor === actor && one.entity === entity);
  if (!there) return refusal(404, 'NOT_FOUND', 'reaction');
  world.reactions = world.reactions.filter((one) => one.actor !== actor || one.entity !== entity);
  return { status: 204 };
}
