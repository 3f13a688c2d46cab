import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Draft, draftOfText, emptyPart } from '../../shared/post.ts';
import { draftOfPosts, postsOf } from '../../shared/posts-of.ts';

const words = fc.constantFrom('Doors open.', 'The doors are open.', '');
const visibility = fc.constantFrom('public', 'unlisted', 'followers');
const post = fc.record(
  {
    text: words,
    visibility,
    contentWarning: fc.string({ maxLength: 5 }),
    acknowledged: fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'acknowledged'] },
);

it('makes the very posts again of the draft that they were made one of', () => {
  fc.assert(
    fc.property(fc.array(post, { minLength: 1, maxLength: 8 }), (chosen) => {
      const posts = chosen.map(({ text, ...own }, index): Draft => {
        return { ...draftOfText(`post-${index}`, text), ...own, parts: [{ ...emptyPart, text }], identityId: `bluesky:did:plc:${index}` };
      });
      const [first, ...others] = posts;
      if (first === undefined) throw new Error('There is always one.');
      expect(postsOf(draftOfPosts([first, ...others]))).toEqual(posts);
    }),
  );
});
