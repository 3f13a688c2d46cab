import { linksIn } from '../../../shared/weighted-length.ts';
import { type Post, referenced, writtenText } from './post.ts';

/**
 * Are these the words that were sent? X gives a link without a scheme with one, puts the names of those it answers before a
 * reply, and keeps letters composed (NFC, https://docs.x.com/fundamentals/counting-characters).
 */
export function hasWords(post: Post, sent: string): boolean {
  const given = comparable(writtenText(post));
  const wanted = comparable(sent);
  if (given === wanted) return true;
  return referenced(post, 'replied_to') !== null && namesBefore(given, wanted);
}

function namesBefore(given: string, wanted: string): boolean {
  return given.endsWith(wanted) && /^(?:@[A-Za-z0-9_]{1,15} )*$/.test(given.slice(0, given.length - wanted.length));
}

function comparable(text: string): string {
  const composed = text.normalize('NFC').trim();
  let [words, end] = ['', 0];
  for (const { link, start } of linksIn(composed)) {
    words += composed.slice(end, start) + canonical(link);
    end = start + link.length;
  }
  return (words + composed.slice(end)).replace(/\s+/gu, ' ');
}

function canonical(link: string): string {
  const whole = /^https?:\/\//i.test(link) ? link : `http://${link}`;
  return URL.canParse(whole) ? new URL(whole).href : whole;
}
