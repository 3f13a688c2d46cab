import { linksIn } from '../../../shared/weighted-length.ts';
import { type Post, parsePostAddress, postAddress, referenced, writtenText, writtenWithQuoted } from './post.ts';

/**
 * Are these the words that were sent? X gives a link without a scheme with one, puts the names of those it answers before a
 * reply, and keeps letters composed (NFC, https://docs.x.com/fundamentals/counting-characters).
 */
export function hasWords(post: Post, sent: string): boolean {
  const isReply = referenced(post, 'replied_to') !== null;
  // Where a link begins within a word, the library sees it only with its scheme.
  return [withLinksWhole, withoutSchemes].some((form) =>
    [writtenText(post), writtenWithQuoted(post)].some((given) => isSame(form(composed(given)), form(composed(sent)), isReply)),
  );
}

/** The ids of the posts whose addresses are in a text. */
export function postsLinked(text: string): readonly string[] {
  return linksIn(text).flatMap(({ link }) => parsePostAddress(withScheme(link)) ?? []);
}

/** The same for a text that is no post: nothing stands before it. */
export function sameText(given: string, sent: string): boolean {
  return [withLinksWhole, withoutSchemes].some((form) => isSame(form(composed(given)), form(composed(sent)), false));
}

/** Is this link in the text, with or without its scheme? */
export function hasLink(text: string, wanted: string): boolean {
  const bare = (link: string): string => withoutSchemes(canonical(link));
  return linksIn(text).some(({ link }) => bare(link) === bare(wanted));
}

function isSame(given: string, wanted: string, isReply: boolean): boolean {
  if (given === wanted) return true;
  return isReply && given.endsWith(wanted) && /^(?:@[A-Za-z0-9_]{1,15} )*$/.test(given.slice(0, given.length - wanted.length));
}

function composed(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

function withLinksWhole(text: string): string {
  let [words, end] = ['', 0];
  for (const { link, start } of linksIn(text)) {
    words += text.slice(end, start) + canonical(link);
    end = start + link.length;
  }
  return words + text.slice(end);
}

function withoutSchemes(text: string): string {
  return text.replace(/https?:\/\//gi, '');
}

/** A post has several addresses, and X may give another one than was written. */
function canonical(link: string): string {
  const whole = withScheme(link);
  const post = parsePostAddress(whole);
  if (post !== null) return postAddress(post);
  return URL.canParse(whole) ? new URL(whole).href : whole;
}

function withScheme(link: string): string {
  return /^https?:\/\//i.test(link) ? link : `http://${link}`;
}
