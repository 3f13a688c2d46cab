import type { Identity } from './account.ts';
import { canonicalHandle } from './canonical-name.ts';
import type { ReplyTarget } from './post.ts';

/** Whose post it is, where that is one of these; else null. */
export function authorAmong(target: ReplyTarget, identities: readonly Identity[]): Identity | null {
  return theOnly(here(target, identities).filter(({ handle }) => isSame(handle, target.authorHandle)));
}

/**
 * The one of these that a post speaks to: its author, where somebody goes on from an own post, or whom it names. Where several
 * could be meant, or none is, nobody: a reply then waits until it is said who it is from.
 */
export function addressedAmong(target: ReplyTarget, identities: readonly Identity[]): Identity | null {
  const author = authorAmong(target, identities);
  if (author !== null) return author;
  const named = new Set([...target.text.matchAll(mention)].map(([, handle = '']) => canonicalHandle(trimmed(handle))));
  return theOnly(here(target, identities).filter(({ handle }) => named.has(canonicalHandle(handle))));
}

/** An at sign that no word stands before, and a handle; at Mastodon with its server. */
const mention = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{N}_.-]{1,200}(?:@[\p{L}\p{N}_.:-]{1,200})?)/gu;

/** A full stop ends the sentence, not the handle. */
function trimmed(handle: string): string {
  return handle.replace(/[.:-]+$/u, '');
}

function here({ network }: ReplyTarget, identities: readonly Identity[]): readonly Identity[] {
  return identities.filter((identity) => network === undefined || identity.network === network);
}

function isSame(one: string, other: string): boolean {
  return other !== '' && canonicalHandle(one) === canonicalHandle(other);
}

function theOnly(found: readonly Identity[]): Identity | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
