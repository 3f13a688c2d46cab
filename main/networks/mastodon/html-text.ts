import { Parser } from 'htmlparser2';

/** What Mastodon puts above a quote for readers that do not know quotes (https://docs.joinmastodon.org/client/quotes/). */
const QUOTE_FALLBACK = 'quote-inline';

/**
 * The words of a post from its HTML (https://docs.joinmastodon.org/spec/activitypub/#sanitization). Links come out whole:
 * the parts that a page hides are in the text of the element. Runs nothing.
 */
export function textOfHtml(html: string): string {
  let text = '';
  /** Depth inside a paragraph that is left out. */
  let skipped = 0;
  const parser = new Parser({
    onopentag(name, { class: classes = '' }) {
      if (skipped > 0 || classes.split(/\s+/).includes(QUOTE_FALLBACK)) skipped += 1;
      else if (name === 'br') text += '\n';
      else if (/^(p|blockquote|pre|ul|ol|h[1-6])$/.test(name) && text !== '') text = `${text.trimEnd()}\n\n`;
      else if (name === 'li') text = `${text.trimEnd()}\n`;
    },
    ontext(words) {
      if (skipped === 0) text += words;
    },
    onclosetag() {
      if (skipped > 0) skipped -= 1;
    },
  });
  parser.end(html);
  return text.trim();
}
