import { expect, it } from 'vitest';
import { createCopies } from '../../../main/drafts/copies.ts';

const sale = { token: 't1', text: 'Our sale ends\non Friday.', from: ['a'], source: 'draft' } as const;

it('knows a text again by its token, and by its words where the token was lost, however it is spaced', () => {
  const copies = createCopies();
  copies.note(sale);
  expect(copies.find('Something else', 't1')).toEqual({ token: 't1', from: ['a'], source: 'draft' });
  expect(copies.find('Our sale ends\r\non Friday. ', null)).toMatchObject({ from: ['a'] });
  expect(copies.find('Our sale ends on Monday.', null)).toBeNull();
  expect(copies.find('Our sale ends on Monday.', 'of another program')).toBeNull();
});

it('goes by the newest copy, forgets the oldest, and takes no short word for somebody’s', () => {
  const copies = createCopies();
  copies.note({ ...sale, text: 'Thanks' });
  expect(copies.find('Thanks', null)).toBeNull();
  copies.note(sale);
  copies.note({ ...sale, token: 't2', from: ['b'] });
  expect(copies.find(sale.text, null)).toMatchObject({ from: ['b'] });
  for (let count = 0; count < 50; count += 1) copies.note({ ...sale, token: `n${count}`, text: `Text number ${count}` });
  expect(copies.find(sale.text, 't1')).toBeNull();
});
