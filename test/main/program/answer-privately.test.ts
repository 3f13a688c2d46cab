import { describe, expect, it } from 'vitest';
import { statusAnswer } from '../../../main/program/answer-privately.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import type { Account } from '../../../shared/account.ts';

function brandAccount(handle: string): Account {
  const id = `bluesky:did:plc:${handle}` as const;
  const at = { network: 'bluesky', server: 'https://pds.example', subject: `did:plc:${handle}`, handle } as const;
  return {
    ...{ ...at, id, method: 'oauth', credential: 'usable', scopes: [] },
    identities: [{ ...at, id, accountId: id, displayName: handle, kind: 'brand', kindSource: 'person', accent: 0, avatar: null }],
  };
}

describe('what a running program answers', () => {
  it('counts as excepted only the brands that an exception is for', () => {
    const exception = { id: 'one', identityId: 'bluesky:did:plc:acme', until: 2, since: 1, reason: 'Crisis' } as const;
    const accounts = [brandAccount('acme'), brandAccount('other')];
    const state = { ...initialState, accounts, exceptions: [exception, { ...exception, id: 'two' }] };
    expect(statusAnswer(state, '1.2.3')).toMatchObject({ brands: 2, exceptions: 1 });
    expect(statusAnswer({ ...state, accounts: [] }, '1.2.3')).toMatchObject({ brands: 0, exceptions: 0 });
  });
});
