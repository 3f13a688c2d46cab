/** What the documentation reserves (shares/little-text-format). */
const reserved = '\\|{}@[]()<>#*_~';

/**
 * Reads commentary as LinkedIn does and gives what people see. A reserved character that neither stands after a backslash
 * nor begins an element ends the text there: nothing is said about it, the rest is simply missing.
 */
export function shownText(little: string): string {
  let shown = '';
  let rest = little;
  while (rest !== '') {
    const [sign = ''] = rest;
    if (sign === '\\' && rest.length > 1) {
      const [, next = ''] = [...rest];
      shown += next;
      rest = rest.slice(1 + next.length);
      continue;
    }
    const element = elementAt(rest);
    if (element !== null) {
      shown += element.shown;
      rest = rest.slice(element.length);
      continue;
    }
    if (reserved.includes(sign)) return shown;
    const [letter = ''] = [...rest];
    shown += letter;
    rest = rest.slice(letter.length);
  }
  return shown;
}

function elementAt(rest: string): { readonly shown: string; readonly length: number } | null {
  const mention = /^@\[((?:\\.|[^\]\\])+)\]\(urn:li:(?:person|organization):[\w-]+\)/su.exec(rest);
  if (mention !== null) return { shown: bare(mention[1] ?? ''), length: mention[0].length };
  const template = /^\{hashtag\|(?:\\#|#)\|((?:\\.|[^}\\])+)\}/su.exec(rest);
  if (template !== null) return { shown: `#${bare(template[1] ?? '')}`, length: template[0].length };
  const hashtag = /^#([\p{L}\p{N}]+)/u.exec(rest);
  return hashtag === null ? null : { shown: hashtag[0], length: hashtag[0].length };
}

function bare(text: string): string {
  return text.replace(/\\(.)/gsu, '$1');
}
