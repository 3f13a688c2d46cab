/** One word of a mention, as the model sees it. */
export interface MentionWord {
  /** Lower case; links, names and numbers are one word each, and runs of one letter are cut to two. */
  readonly text: string;
  /** True inside the reach of a negation ("not", "never", "-n't"), up to the next punctuation. */
  readonly negated: boolean;
}

/** What is said by how a mention is written. */
export type MentionStyle = 'link' | 'loud' | 'stretched' | 'insistent' | 'negation';

/** A mention cut into words. */
export interface MentionWords {
  readonly words: readonly MentionWord[];
  readonly style: ReadonlySet<MentionStyle>;
}

/** Stand for any link, any name and any number: which one says more about the brand than about the mood. */
const linkWord = '<link>';
const nameWord = '<name>';
const numberWord = '<number>';

const negations = new Set(
  (
    'not no never none nobody nothing neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont ' +
    'wouldnt couldnt shouldnt havent hasnt hadnt aint without hardly barely'
  ).split(' '),
);
/** How many words a negation reaches. */
const reach = 4;

const link = String.raw`https?:\/\/\S+|www\.\S+|\{link\}`;
const name = String.raw`@[\p{L}\p{N}_.]+`;
const emoticon = String.raw`[:;=8][-o*']?[)\](DPp3/\\|[{@}]|[)\](D][-o*']?[:;=8]|<3`;
const word = String.raw`\p{L}[\p{L}\p{M}\p{N}_'’]*`;
const number = String.raw`\p{N}[\p{N}.,:%]*`;
const marks = String.raw`[!?]+|\.{2,}|…|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]`;
const piecePattern = new RegExp(`(${link})|(${name})|(${emoticon})|(${word})|(${number})|(${marks})`, 'gu');

const shouted = /^[A-Z]{3,}$/;
const stretched = /(.)\1{2,}/gu;
const endsReach = /^[.,!?;:…]/;

/** Cuts a mention into words. */
export function wordsOfMention(text: string): MentionWords {
  const words: MentionWord[] = [];
  const style = new Set<MentionStyle>();
  let left = 0;
  for (const [piece, isLink, isName, isEmoticon, isWord, isNumber] of text.matchAll(piecePattern)) {
    if (isWord !== undefined) {
      const plain = plainWord(piece, style);
      words.push({ text: plain, negated: left > 0 });
      left = left > 0 ? left - 1 : 0;
      if (isNegation(plain)) {
        left = reach;
        style.add('negation');
      }
      continue;
    }
    if (isLink !== undefined) style.add('link');
    if (piece.length > 1 && (piece.startsWith('!') || piece.startsWith('?'))) style.add('insistent');
    words.push({ text: standIn(piece, { isLink, isName, isEmoticon, isNumber }), negated: false });
    if (isEmoticon === undefined && endsReach.test(piece)) left = 0;
  }
  return { words, style };
}

function plainWord(piece: string, style: Set<MentionStyle>): string {
  if (shouted.test(piece)) style.add('loud');
  const lower = piece.toLowerCase().replaceAll('’', "'");
  const cut = lower.replace(stretched, '$1$1');
  if (cut.length < lower.length) style.add('stretched');
  return cut;
}

function isNegation(plain: string): boolean {
  return plain.endsWith("n't") || negations.has(plain.includes("'") ? plain.replaceAll("'", '') : plain);
}

interface PieceKinds {
  readonly isLink: string | undefined;
  readonly isName: string | undefined;
  readonly isEmoticon: string | undefined;
  readonly isNumber: string | undefined;
}

function standIn(piece: string, { isLink, isName, isEmoticon, isNumber }: PieceKinds): string {
  if (isLink !== undefined) return linkWord;
  if (isName !== undefined) return nameWord;
  if (isNumber !== undefined) return numberWord;
  if (isEmoticon !== undefined) return piece;
  if (piece === '…' || piece.startsWith('..')) return '..';
  return piece.length > 2 ? piece.slice(0, 2) : piece;
}
