/**
 * Commentary is written in LinkedIn's *little* format, in which these characters have a meaning unless a backslash stands
 * before them; a text with a bare one is cut there without a word
 * (learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format).
 */
const reserved = /[\\|{}@[\]()<>#*_~]/g;

/** A mention as a person writes it: the shown name and the URN, `@[Acme](urn:li:organization:1)`. */
const mention = /@\[([^\]\n]{1,200})\]\((urn:li:(?:person|organization):[\w-]{1,100})\)/u;
/** A hashtag at the beginning of a word. */
const hashtag = /(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/u;
const special = new RegExp(`${mention.source}|${hashtag.source}`, 'gu');

function escaped(text: string): string {
  return text.replace(reserved, '\\$&');
}

/** A text as it is to be read, in little format: mentions and hashtags work, everything else is what it looks like. */
export function littleText(text: string): string {
  let little = '';
  let end = 0;
  for (const found of text.matchAll(special)) {
    const [whole, name, urn, tag] = found;
    little += escaped(text.slice(end, found.index));
    little += tag === undefined ? `@[${escaped(name ?? '')}](${urn ?? ''})` : `{hashtag|\\#|${escaped(tag)}}`;
    end = found.index + whole.length;
  }
  return little + escaped(text.slice(end));
}

const littleElement = /\{hashtag\|\\?#\|((?:\\.|[^}\\])*)\}|@\[((?:\\.|[^\]\\])*)\]\([^)]*\)|\\(.)|([^\\])/gsu;

/** Commentary as people read it: what `littleText` was made of, with a mention as its name alone. */
export function plainText(little: string): string {
  let plain = '';
  for (const [, tag, name, sign, other] of little.matchAll(littleElement)) {
    if (tag !== undefined) plain += `#${unescaped(tag)}`;
    else if (name !== undefined) plain += unescaped(name);
    else plain += sign ?? other ?? '';
  }
  return plain;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gsu, '$1');
}
