/** Names of things at LinkedIn (learn.microsoft.com/linkedin/shared/api-guide/concepts/urns). */

const person = /^urn:li:person:[\w-]{1,100}$/;
const organization = /^urn:li:organization:(\d{1,20})$/;
const post = /^urn:li:(?:share|ugcPost|activity):\d{1,20}$/;
const comment = /^urn:li:comment:\((urn:li:(?:share|ugcPost|activity):\d{1,20}),(\d{1,20})\)$/;
const reaction = /^urn:li:reaction:\((urn:li:(?:person|organization):[\w-]{1,100}),(urn:li:[\w:(),-]{1,120})\)$/;

export function isPerson(urn: string): boolean {
  return person.test(urn);
}

export function personUrn(id: string): string {
  return `urn:li:person:${id}`;
}

/** The number of an organisation, or null where this is none. */
export function organizationId(urn: string): string | null {
  return organization.exec(urn)?.[1] ?? null;
}

/** A post or an activity; a post is reshared by `share` and `ugcPost` only (posts-api, Reshare a Post). */
export function isPost(urn: string): boolean {
  return post.test(urn);
}

export function isReshareable(urn: string): boolean {
  return isPost(urn) && !urn.startsWith('urn:li:activity:');
}

/** What a comment stands under, and its own number; null where this is no comment (comments-api). */
export function commentParts(urn: string): { readonly target: string; readonly id: string } | null {
  const [, target, id] = comment.exec(urn) ?? [];
  return target === undefined || id === undefined ? null : { target, id };
}

export function commentUrn(target: string, id: string): string {
  return `urn:li:comment:(${target},${id})`;
}

/** Whose reaction it is, and to what; null where this is none (reactions-api). */
export function reactionParts(urn: string): { readonly actor: string; readonly entity: string } | null {
  const [, actor, entity] = reaction.exec(urn) ?? [];
  return actor === undefined || entity === undefined ? null : { actor, entity };
}

export function reactionUrn(actor: string, entity: string): string {
  return `urn:li:reaction:(${actor},${entity})`;
}

/** In paths and queries every URN is percent-encoded, its brackets and commas too (…/concepts/urns, Rest.li protocol 2.0.0). */
export function encoded(urn: string): string {
  return encodeURIComponent(urn).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));
}

/** The page of a post or comment for people. */
export function pageOf(site: string, urn: string): string {
  return `${site}/feed/update/${commentParts(urn)?.target ?? reactionParts(urn)?.entity ?? urn}`;
}

/**
 * The post in an address as people copy it: the URN itself, `/feed/update/urn:li:activity:1`, or
 * `/posts/name_words-activity-1-abcd`. Null where there is none. No request is made: nothing of the post can be read.
 */
export function postInAddress(address: string): string | null {
  const trimmed = address.trim();
  if (isPost(trimmed)) return trimmed;
  if (!URL.canParse(trimmed)) return null;
  const { protocol, hostname, pathname } = new URL(trimmed);
  if (protocol !== 'https:' || !/^([a-z]{2,3}\.)?linkedin\.com$/.test(hostname)) return null;
  const [, inUpdate] = /^\/feed\/update\/(urn:li:[A-Za-z]+:\d+)\/?$/.exec(decodedPath(pathname)) ?? [];
  if (inUpdate !== undefined) return isPost(inUpdate) ? inUpdate : null;
  const [, kind, id] = /^\/posts\/[^/]*[-_](activity|share|ugcPost)-(\d{1,20})(?:-[\w-]*)?\/?$/.exec(pathname) ?? [];
  return kind === undefined ? null : `urn:li:${kind}:${id}`;
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}
