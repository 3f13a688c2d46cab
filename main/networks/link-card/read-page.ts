import { Parser } from 'htmlparser2';
import { plainLine } from '../../../shared/plain-text.ts';

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 1000;

export interface PageText {
  readonly title: string;
  readonly description: string;
  /** Address of its picture as the page gives it, perhaps relative to itself, or null. */
  readonly picture: string | null;
}

/** Title, description and picture from Open Graph (https://ogp.me), else from the page itself. Plain text, entities decoded. */
export function readPage(bytes: Uint8Array, contentType: string): PageText {
  const meta = new Map<string, string>();
  let title = '';
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title' && title === '') inTitle = true;
      if (name !== 'meta') return;
      const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
      if (!meta.has(key)) meta.set(key, attributes.content ?? '');
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(decode(bytes, contentType));
  const pick = (...candidates: (string | undefined)[]) => candidates.map((text) => plainLine(text ?? '')).find((text) => text !== '') ?? '';
  const picture = meta.get('og:image:secure_url') ?? meta.get('og:image') ?? meta.get('og:image:url') ?? meta.get('twitter:image');
  return {
    picture: picture === undefined || picture.trim() === '' ? null : picture.trim(),
    title: plainLine(pick(meta.get('og:title'), meta.get('twitter:title'), title), MAX_TITLE),
    description: plainLine(pick(meta.get('og:description'), meta.get('description'), meta.get('twitter:description')), MAX_DESCRIPTION),
  };
}

/** By the charset the answer or the page's first kilobyte names; UTF-8 where neither does or it is unknown. */
function decode(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const label = named.exec(contentType)?.[1] ?? named.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
