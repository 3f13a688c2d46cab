import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { profilesFreshMs, refreshProfiles } from '../../../main/program/refresh-profiles.ts';
import type { Account } from '../../../shared/account.ts';
import { createStillClock } from '../still-clock.ts';

function accountOf(name: string, credential: Account['credential'] = 'usable'): Account {
  const id = `bluesky:${name}`;
  const where = { network: 'bluesky', server: 'https://pds.example', subject: name, handle: name } as const;
  return { id, ...where, method: 'oauth', credential, scopes: [], identities: [] };
}

function setUp(...accounts: readonly Account[]) {
  const asked: string[] = [];
  const clock = createStillClock();
  const state = createStateStore({ ...initialState, accounts });
  refreshProfiles({ state, accounts: { refreshProfile: async (id) => void asked.push(id) }, clock });
  return { asked, clock, state };
}

it('asks about every account that can be asked, and about one that appears at once', () => {
  const { asked, state } = setUp(accountOf('acme'), accountOf('jo', 'signInAgain'));
  expect(asked).toEqual(['bluesky:acme']);
  state.update((before) => ({ ...before, accounts: [...before.accounts, accountOf('sam')] }));
  expect(asked).toEqual(['bluesky:acme', 'bluesky:sam']);
});

it('asks again a day later, and not sooner', () => {
  const { asked, clock } = setUp(accountOf('acme'));
  for (let hour = 0; hour < 23; hour += 1) clock.advance(profilesFreshMs / 24);
  expect(asked).toHaveLength(1);
  clock.advance(profilesFreshMs / 24);
  expect(asked).toHaveLength(2);
});

it('asks anew about an account that was signed out and in again', () => {
  const { asked, state } = setUp(accountOf('acme'));
  state.update((before) => ({ ...before, accounts: [] }));
  state.update((before) => ({ ...before, accounts: [accountOf('acme')] }));
  expect(asked).toHaveLength(2);
});
