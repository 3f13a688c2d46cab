/**
 * A reply with the author of what it answers named. Mastodon tells somebody of a reply only where its text names them, and other servers know
 * them by their full name only (https://docs.joinmastodon.org/user/posting/#mentions). A name the text has already stays
 * the only one.
 */
export function withAuthorNamed(text: string, authorHandle: string, ownDomain: string): string {
  const [name = '', domain = ''] = authorHandle.split('@');
  if (name === '') return text;
  const full = nameInText(authorHandle, ownDomain);
  const named = [full, ...(domain === ownDomain ? [name] : [])];
  const lower = text.toLowerCase();
  if (named.some((one) => namesIn(lower).includes(one.toLowerCase()))) return text;
  return text === '' ? `@${full}` : `@${full} ${text}`;
}

/**
 * A handle as it must stand in a text, without its at sign. A server finds no port in one, so that at a server whose domain
 * has a port, as on a computer for trying things out, its own accounts go by their name alone.
 */
export function nameInText(handle: string, ownDomain: string): string {
  const [name = '', domain = ''] = handle.split('@');
  return domain === '' || (domain === ownDomain && domain.includes(':')) ? name : `${name}@${domain}`;
}

/** A name in a text. */
export interface NameInText {
  /** Without its at sign. */
  readonly name: string;
  /** Where the at sign is, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const named = /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)?)/giu;

/** Every name in a text, as servers find them (https://github.com/mastodon/mastodon/blob/main/app/models/account.rb, `MENTION_RE`). */
export function findNames(text: string): readonly NameInText[] {
  return [...text.matchAll(named)].map(({ 0: found, 1: name = '', index }) => ({ name, start: index, end: index + found.length }));
}

/** The same, without their places. */
export function namesIn(text: string): readonly string[] {
  return findNames(text).map(({ name }) => name);
}
