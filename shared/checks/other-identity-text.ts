import { findingOfBorrowed } from './borrowed-words.ts';
import type { Check } from './check.ts';

/** What was copied or dragged here from a draft or a post of another identity, for as long as its words are there. */
export const otherIdentityTextCheck: Check = {
  id: 'other-identity-text',
  run(draft, context) {
    const { identity } = context;
    if (identity === null) return [];
    const others = (draft.borrowed ?? []).filter(({ from }) => !from.includes(identity.id));
    return draft.parts.flatMap(({ text }, part) =>
      others.flatMap((borrowed) => findingOfBorrowed(borrowed, text, part, identity.kind) ?? []),
    );
  },
};
