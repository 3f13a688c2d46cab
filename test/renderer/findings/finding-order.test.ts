import { expect, it } from 'vitest';
import { announcementOf, foldFindings, foldWords, quoteOf } from '../../../renderer/findings/finding-order.ts';
import type { Finding, FindingLevel } from '../../../shared/finding.ts';
import { emptyPart } from '../../../shared/post.ts';

const finding = (level: FindingLevel, id: string = level, rest: Partial<Finding> = {}): Finding => {
  return { id, check: 'phone', level, part: 0, start: null, end: null, why: '', todo: '', ...rest };
};

it('puts the strictest first, and what is as strict in the order of the checks', () => {
  const { shown } = foldFindings([finding('info'), finding('caution', 'b'), finding('stop'), finding('caution', 'a')]);
  expect(shown.map(({ id }) => id)).toEqual(['stop', 'b', 'a', 'info']);
});

it('folds only where that saves room, and folds the least strict', () => {
  const cautions = ['a', 'b', 'c', 'd'].map((id) => finding('caution', id));
  expect(foldFindings([...cautions, finding('info')]).folded).toEqual([]);
  expect(foldFindings([finding('info', '1'), ...cautions, finding('info', '2')]).folded.map(({ id }) => id)).toEqual(['1', '2']);
});

it('says how many of the folded cautions are still to check', () => {
  const folded = [finding('caution', 'a'), finding('caution', 'b'), finding('info')];
  expect(foldWords(folded, ['a'])).toBe('2 cautions (1 still to check) and 1 note');
  expect(foldWords(folded, ['a', 'b'])).toBe('2 cautions and 1 note');
});

it('says in one sentence what there is to say', () => {
  expect(announcementOf([])).toBe('The checks have nothing to say.');
  expect(announcementOf([finding('stop'), finding('caution', 'a'), finding('caution', 'b'), finding('info')])).toBe(
    'The checks say: 1 stop, 2 cautions and 1 note.',
  );
});

it('quotes the words on one line, and not too many of them', () => {
  const parts = [{ ...emptyPart, text: `one\n two ${'x'.repeat(80)}` }];
  expect(quoteOf(parts, finding('info', 'i', { start: 0, end: 8 }))).toBe('one two');
  expect(quoteOf(parts, finding('info', 'i', { start: 9, end: 89 }))).toBe(`${'x'.repeat(60)}…`);
  expect(quoteOf(parts, finding('info'))).toBeNull();
});
