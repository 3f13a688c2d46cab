import fc from 'fast-check';
import { expect, it } from 'vitest';
import { acme, jo } from '../../../renderer/preview/fixture-parts.ts';
import { otherIdentityTextCheck } from '../../../shared/checks/other-identity-text.ts';
import { type Borrowed, draftOfText } from '../../../shared/post.ts';
import { nobody } from './look.ts';

const words = 'My week at the lake was the best one in years, and I cannot wait to go back.';
const borrowed = { from: [jo.id], whose: '@jo.example', source: 'draft', words } as const;

function look(text: string, identity = acme, more: Partial<Borrowed> = {}) {
  const draft = { ...draftOfText('draft', text), identityId: identity.id, borrowed: [{ ...borrowed, ...more, from: [...borrowed.from] }] };
  return otherIdentityTextCheck.run(draft, { ...nobody, identity });
}

it('says whose the words are, and asks a brand about them', () => {
  const [finding] = look(`News: ${words}`);
  expect(finding).toMatchObject({ level: 'caution', why: 'This was copied from @jo.example’s draft.', start: 6, end: 6 + words.length });
  expect(finding?.id).not.toContain('lake');
});

it('is silent for whoever wrote them, and about nothing else', () => {
  expect(look(words, jo)).toEqual([]);
  expect(look('Our new machines are here. Doors open at nine.')).toEqual([]);
});

it('stays while five words in a row are left, and dies with them', () => {
  expect(look('I say: my week at the lake, and no more.')).toHaveLength(1);
  expect(look('A week at that lake was fine; we wait.')).toEqual([]);
  const short = { words: 'Not for sale' };
  expect(look('These are not for sale!', acme, short)).toHaveLength(1);
  expect(look('These are for sale!', acme, short)).toEqual([]);
});

it('marks words that are in the text, whatever surrounds them', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (before, after) => {
      const text = `${before} ${words} ${after}`;
      for (const { start, end } of look(text)) {
        expect(text.slice(start ?? 0, end ?? 0)).toContain('week');
        expect(end).toBeLessThanOrEqual(text.length);
      }
      expect(look(text)).toHaveLength(1);
    }),
  );
});
