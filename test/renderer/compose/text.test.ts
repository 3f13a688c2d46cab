import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLink } from '../../../renderer/compose/link-in-text.ts';
import { markText, spansOf } from '../../../renderer/compose/marked-text.ts';
import { carryFindings, carryOver } from '../../../shared/carry-over.ts';
import type { Finding } from '../../../shared/finding.ts';

const finding = (start: number | null, end: number | null, level: Finding['level'] = 'caution'): Finding => ({
  id: `${start}-${end}-${level}`,
  check: 'voice',
  level,
  part: 0,
  start,
  end,
  why: '',
  todo: '',
});

describe('the first link of a text', () => {
  it('leaves the punctuation of the sentence out', () => {
    expect(firstLink('See https://acme.example/open-day.')).toBe('https://acme.example/open-day');
    expect(firstLink('(https://acme.example/a, or)')).toBe('https://acme.example/a');
  });

  it('waits for a whole address', () => {
    expect(firstLink('https://')).toBeNull();
    expect(firstLink('https://acme')).toBeNull();
    expect(firstLink('acme.example')).toBeNull();
  });
});

describe('marked words', () => {
  it('are cut at the findings, the strictest level winning', () => {
    expect(markText('one two', spansOf([finding(0, 7, 'info'), finding(4, 7, 'stop')]))).toEqual([
      { text: 'one ', level: 'info' },
      { text: 'two', level: 'stop' },
    ]);
  });

  it('are the text itself, whatever the findings say', () => {
    const offset = fc.option(fc.integer({ min: -5, max: 60 }));
    const findings = fc.array(fc.tuple(offset, offset).map(([start, end]) => finding(start, end)));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), findings, (text, all) => {
        expect(
          markText(text, spansOf(all))
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('move with their words while somebody types before them, and are gone once they are changed themselves', () => {
    const [span] = spansOf([finding(4, 7)]);
    const moved = (after: string) =>
      carryOver('one two six', after, span === undefined ? [] : [span]).map(({ start, end }) => after.slice(start, end));
    expect(moved('the one two six')).toEqual(['two']);
    expect(moved('one two and six')).toEqual(['two']);
    expect(moved('o two six')).toEqual(['two']);
    expect(moved('one toe six')).toEqual([]);
    expect(moved('')).toEqual([]);
  });

  it('are about no words once these were changed, until the checks have looked again', () => {
    const parts = (text: string) => [{ text, images: [], card: null }];
    const [found] = carryFindings(parts('one two'), parts('one toe'), [finding(4, 7)]);
    expect(found).toMatchObject({ start: null, end: null });
    const [moved] = carryFindings(parts('one two'), parts('the one two'), [finding(4, 7)]);
    expect(moved).toMatchObject({ start: 8, end: 11 });
  });

  it('are the same words after any change elsewhere', () => {
    const words = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(words, fc.string({ minLength: 1, maxLength: 5 }), words, words, (head, marked, tail, other) => {
        const spans = spansOf([finding(head.length, head.length + marked.length)]);
        const after = other + marked + tail;
        for (const { start, end } of carryOver(head + marked + tail, after, spans)) expect(after.slice(start, end)).toBe(marked);
      }),
    );
  });
});
