import type { Check } from './check.ts';

/** Somebody must speak: no draft goes out bound to nobody, or to an account that is signed out. */
export const identityCheck: Check = {
  id: 'identity',
  run(draft, { identity }) {
    if (identity !== null && identity.id === draft.identityId) return [];
    const signedOut = draft.identityId !== null;
    return [
      {
        id: 'identity:nobody',
        check: 'identity',
        level: 'stop',
        part: 0,
        start: null,
        end: null,
        why: signedOut ? 'The account of this draft is signed out.' : 'No account is chosen yet.',
        todo: signedOut ? 'Sign it in again, or choose another.' : 'Choose who this goes out by.',
      },
    ];
  },
};
