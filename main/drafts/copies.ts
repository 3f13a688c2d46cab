import { createHash } from 'node:crypto';
import type { IdentityId } from '../../shared/account.ts';
import type { Borrowed } from '../../shared/post.ts';

/** Something that was copied, cut or dragged out of a draft or a post here. */
export interface Copied {
  /** Drawn by the window, and put beside the text on the clipboard: says nothing to anybody else. */
  readonly token: string;
  readonly text: string;
  readonly from: readonly IdentityId[];
  readonly source: Borrowed['source'];
}

/** Where a text was copied from; in memory only, and gone with the program. The text itself is not kept. */
export interface Copies {
  note(copied: Copied): void;
  /** By the token that came with it, else by its words, where another program took the token off; null: not from here. */
  find(text: string, token: string | null): Omit<Copied, 'text'> | null;
}

/** So many copies back something can still be told. */
const remembered = 50;
/** Shorter texts are everybody's, in characters. */
const shortest = 8;

export function createCopies(): Copies {
  let copies: readonly (Omit<Copied, 'text'> & { readonly words: string })[] = [];
  return {
    note({ text, ...copied }) {
      copies = [...copies, { ...copied, words: hashOf(text) }].slice(-remembered);
    },
    find(text, token) {
      const known = copies.findLast((copy) => copy.token === token);
      const found = known ?? (text.trim().length < shortest ? undefined : copies.findLast(({ words }) => words === hashOf(text)));
      if (found === undefined) return null;
      const { words: _, ...copied } = found;
      return copied;
    },
  };
}

/** Of the words, however they are spaced: clipboards change line ends. */
function hashOf(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/gu, ' ').trim()).digest('base64');
}
