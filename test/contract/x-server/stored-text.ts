import extractUrlsWithIndices from 'twitter-text/dist/extractUrlsWithIndices.js';
import type { UrlEntity } from './wire.ts';

export interface StoredText {
  readonly text: string;
  readonly urls: readonly UrlEntity[];
}

/** What stands behind the words: images, and the post that is quoted. */
export interface Appended {
  readonly expandedUrl: string;
  readonly mediaKey?: string;
}

/**
 * What X makes of a text: every link becomes a short address of its own, images and a quoted post are appended as such,
 * `&`, `<` and `>` are escaped, and a reply begins with the name of whom it answers.
 */
export function storedText(written: string, answers: string | null, appended: readonly Appended[], nextSlug: () => string): StoredText {
  const urls: UrlEntity[] = [];
  const shorten = ({ expandedUrl, mediaKey }: Appended): string => {
    const url = `https://t.co/${nextSlug()}`;
    const display_url = expandedUrl.replace(/^https?:\/\//, '').slice(0, 30);
    urls.push({
      start: 0,
      end: 0,
      url,
      expanded_url: expandedUrl,
      display_url,
      ...(mediaKey === undefined ? {} : { media_key: mediaKey }),
    });
    return url;
  };
  const composed = written.normalize('NFC').trim();
  let [words, end] = ['', 0];
  for (const { url, indices } of extractUrlsWithIndices(composed)) {
    words += escaped(composed.slice(end, indices[0])) + shorten({ expandedUrl: /^https?:/i.test(url) ? url : `http://${url}` });
    end = indices[1];
  }
  words += escaped(composed.slice(end));
  const named = answers === null || words.startsWith(`@${answers}`) ? words : `@${answers} ${words}`;
  const text = [named, ...appended.map(shorten)].filter((piece) => piece !== '').join(' ');
  return {
    text,
    urls: urls.map((entity) => ({ ...entity, start: text.indexOf(entity.url), end: text.indexOf(entity.url) + entity.url.length })),
  };
}

/**
 * The post whose address stands last in a text: posted so, X makes a quote of it, and the address stays among the words.
 * Quotes are listed like that at https://docs.x.com/x-api/posts/quote-tweets/quickstart ("... https://t.co/...").
 */
export function lastPostLinked(text: string): string | null {
  const ids = extractUrlsWithIndices(text).flatMap(
    ({ url }) => /^(?:https?:\/\/)?(?:www\.)?(?:x|twitter)\.com\/\w+\/status\/(\d+)/i.exec(url)?.[1] ?? [],
  );
  return ids.at(-1) ?? null;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
