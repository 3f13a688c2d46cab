import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DraftContent,
  type DraftCopy,
  editCopy,
  isUnsaved,
  noteSent,
  startCopy,
  takeOver,
} from '../../../renderer/compose/draft-copy.ts';
import { emptyPart } from '../../../shared/post.ts';

const content = (...texts: readonly string[]): DraftContent => ({
  parts: texts.map((text) => ({ ...emptyPart, text })),
  languages: ['en'],
});
const image = { id: 'i', mime: 'image/png', alt: '', width: 1, height: 1, size: 1 } as const;
const textOf = (copy: DraftCopy) => copy.local.parts.map((part) => part.text);

describe('the window’s copy of a draft', () => {
  it('keeps newer words when an older snapshot arrives', () => {
    let copy = noteSent(editCopy(startCopy(content('')), content('a')));
    copy = noteSent(editCopy(copy, content('ab')));
    copy = takeOver(editCopy(copy, content('abc')), content('a'));
    expect(textOf(copy)).toEqual(['abc']);
    expect(isUnsaved(copy)).toBe(true);
  });

  it('takes over what main changed while nothing was typed', () => {
    expect(textOf(takeOver(startCopy(content('a')), content('recalled')))).toEqual(['recalled']);
  });

  it('takes an image main added, and keeps the words typed meanwhile', () => {
    const typed = editCopy(startCopy(content('a')), content('ab'));
    const copy = takeOver(typed, { ...content('a'), parts: [{ ...emptyPart, text: 'a', images: [image] }] });
    expect(copy.local.parts[0]).toEqual({ ...emptyPart, text: 'ab', images: [image] });
  });

  it('keeps a post the person added while main sends news of the others', () => {
    const typed = editCopy(startCopy(content('a')), content('a', 'b'));
    expect(textOf(takeOver(typed, content('other')))).toEqual(['a', 'b']);
  });

  it('never loses typed words, however late and in whatever order echoes come', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), text: fc.string({ minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('send' as const) }),
      fc.record({ kind: fc.constant('echo' as const), which: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let copy = startCopy(content(''));
        let typed = '';
        const sent: DraftContent[] = [content('')];
        for (const one of steps) {
          if (one.kind === 'type') {
            typed += one.text;
            copy = editCopy(copy, content(typed));
          } else if (one.kind === 'send') {
            copy = noteSent(copy);
            sent.push(copy.local);
          } else {
            copy = takeOver(copy, sent[one.which % sent.length] ?? content(''));
          }
          expect(textOf(copy)).toEqual([typed]);
        }
      }),
    );
  });
});
