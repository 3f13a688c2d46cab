/** What a run of characters is, as far as a voice is concerned. */
export type TokenKind = 'link' | 'mention' | 'tag' | 'word' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** Lower-cased, apostrophes straight; of a link its host, empty for a shortener, of a name or tag the bare word. */
  readonly key: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** Texts are read up to here, in UTF-16 units: more says nothing new about a voice, and costs time at each keystroke. */
export const readUpTo = 3000;

const link = String.raw`(?<link>https?:\/\/\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+)`;
const mention = String.raw`@(?<mention>[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_])`;
const tag = String.raw`[#＃](?<tag>[\p{L}\p{M}\p{N}_]+)`;
const word = String.raw`(?<word>[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}_]+)*)`;
const mark = String.raw`(?<mark>[^\s\p{L}\p{M}\p{N}])`;
const tokenPattern = new RegExp([link, mention, tag, word, mark].join('|'), 'giu');

/** Links, @names, #tags, words and single marks, in order. */
export function tokensOf(text: string): readonly Token[] {
  return Array.from(text.slice(0, readUpTo).matchAll(tokenPattern), (match): Token => {
    const { groups = {} } = match;
    const end = match.index + match[0].length;
    const place = { start: match.index, end };
    if (groups.link !== undefined) return { kind: 'link', key: hostOf(groups.link), ...place };
    if (groups.mention !== undefined) return { kind: 'mention', key: groups.mention.toLowerCase(), ...place };
    if (groups.tag !== undefined) return { kind: 'tag', key: groups.tag.toLowerCase(), ...place };
    if (groups.word !== undefined) return { kind: 'word', key: groups.word.toLowerCase().replaceAll('’', "'"), ...place };
    return { kind: 'mark', key: match[0] === '’' || match[0] === '‘' ? "'" : match[0], ...place };
  });
}

/** Where everybody's links lead first: says nothing about a voice. */
const shorteners: ReadonlySet<string> = new Set([
  't.co',
  'bit.ly',
  'buff.ly',
  'goo.gl',
  'ow.ly',
  'tinyurl.com',
  'lnkd.in',
  'fb.me',
  'dlvr.it',
  'ift.tt',
]);

function hostOf(link: string): string {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#\s]*)/iu.exec(link)?.[1]?.toLowerCase() ?? '';
  return shorteners.has(host) ? '' : host;
}
