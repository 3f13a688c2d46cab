import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneBy, joined, type Parted, withCommonText, withOwnText, withoutIdentity } from '../../../main/drafts/together-changes.ts';
import { type Draft, draftOfText, draftSchema, emptyPart } from '../../../shared/post.ts';
import { identitiesOf, postBy, postsOf, withPost } from '../../../shared/posts-of.ts';

let ids = 0;
const newId = (): string => {
  ids += 1;
  return `id-${ids}`;
};
const start: Draft = { ...draftOfText('draft', 'common'), identityId: 'a' };
const textBy = (draft: Draft, id: string): string | undefined => postBy(draft, id)?.parts[0]?.text;
const write = (draft: Draft, id: string, text: string): Draft =>
  withPost(draft, id, (post) => ({ ...post, parts: [{ ...emptyPart, text }] }));
const three = ['b', 'c'].reduce((draft, id) => joined(draft, id, newId(), 1), start);
const textsIn = ({ draft, apart }: Parted): readonly (string | undefined)[] =>
  [draft, ...apart].flatMap((one) => postsOf(one).map(({ parts }) => parts[0]?.text));

describe('who a draft goes out by', () => {
  it('makes a post for each, with the draft’s words until they are its own', () => {
    const differently = write(withOwnText(three, 'b', newId), 'b', 'only b');
    expect(postsOf(differently).map(({ identityId, parts }) => [identityId, parts[0]?.text])).toEqual([
      ['a', 'common'],
      ['b', 'only b'],
      ['c', 'common'],
    ]);
    expect(new Set(postsOf(differently).map(({ id }) => id)).size).toBe(3);
    expect(postsOf(start)).toEqual([start]);
  });

  it('gives the first one words of its own too, and the others keep theirs', () => {
    const differently = write(withOwnText(three, 'a', newId), 'a', 'only a');
    expect(['a', 'b', 'c'].map((id) => textBy(differently, id))).toEqual(['only a', 'common', 'common']);
    expect(differently.identityId).toBe('b');
  });

  it('voids every acknowledgement when somebody comes or leaves, and has who is left retyped', () => {
    const agreed = withPost({ ...three, acknowledged: ['x'] }, 'b', (post) => ({ ...post, acknowledged: ['y'] }));
    const more = joined(agreed, 'd', newId(), 2);
    expect(postsOf(more).flatMap(({ acknowledged }) => acknowledged)).toEqual([]);
    expect(more.switched).toBe(false);
    const { draft } = withoutIdentity(agreed, 'a', newId, 2);
    expect(draft).toMatchObject({ identityId: 'b', switched: true, acknowledged: [] });
    expect(draft.also).toMatchObject([{ identityId: 'c', acknowledged: [] }]);
  });

  it('joins nobody to more readers than the draft was to have', () => {
    const hidden = joined({ ...start, visibility: 'followers', contentWarning: 'Look' }, 'b', newId(), 1);
    expect(postBy(hidden, 'b')).toMatchObject({ visibility: 'followers', contentWarning: 'Look' });
  });

  it('gives words back as a draft when nobody is left to say them', () => {
    const differently = write(withOwnText(three, 'b', newId), 'b', 'only b');
    expect(withoutIdentity(differently, 'b', newId, 2).apart).toMatchObject([{ identityId: 'b', parts: [{ text: 'only b' }] }]);
    expect(withCommonText(differently, 'b', newId, 2).apart).toMatchObject([{ parts: [{ text: 'only b' }] }]);
    expect(withoutIdentity(differently, 'a', newId, 2)).toMatchObject({ draft: { identityId: 'c' }, apart: [] });
    expect(aloneBy(differently, 'b', newId, 2)).toMatchObject({
      draft: { identityId: 'b', parts: [{ text: 'only b' }] },
      apart: [{ parts: [{ text: 'common' }] }],
    });
  });
});

const step = fc.record({
  do: fc.constantFrom('join', 'leave', 'own', 'common', 'write', 'alone'),
  who: fc.constantFrom('a', 'b', 'c', 'd'),
});

it('loses no words and names nobody twice, whatever is done in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let now: Parted = { draft: start, apart: [] };
      let written = 0;
      for (const { do: act, who } of steps) {
        const { draft, apart } = now;
        const isIn = identitiesOf(draft).includes(who);
        const before = textsIn(now);
        if (act === 'join' && !isIn) now = { draft: joined(draft, who, newId(), 1), apart };
        else if (act === 'own' && isIn) now = { draft: withOwnText(draft, who, newId), apart };
        else if (act === 'write' && draft.also?.some((other) => other.identityId === who && other.parts !== undefined)) {
          written += 1;
          now = { draft: write(draft, who, `words ${written}`), apart };
          continue;
        } else if (isIn && draft.also !== undefined && act !== 'join') {
          const { draft: next, apart: more } =
            act === 'leave'
              ? withoutIdentity(draft, who, newId, 1)
              : act === 'common'
                ? withCommonText(draft, who, newId, 1)
                : act === 'alone'
                  ? aloneBy(draft, who, newId, 1)
                  : now;
          now = { draft: next, apart: next === draft ? apart : [...apart, ...more] };
        }
        const after = new Set(textsIn(now));
        expect(before.every((text) => after.has(text))).toBe(true);
        expect(new Set(identitiesOf(now.draft)).size).toBe(identitiesOf(now.draft).length);
        expect(draftSchema.safeParse(now.draft).success).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
