import { expect, it } from 'vitest';
import { accountState, kindWithSource } from '../../../renderer/accounts/account-state.ts';
import { serverOrigin } from '../../../renderer/accounts/server-origin.ts';
import { policyLines } from '../../../renderer/policy/policy-lines.ts';
import { accountOf, acme, base, jo, now, statusOf } from '../../../renderer/preview/fixture-parts.ts';
import { acmePage } from '../../../renderer/preview/network-fixtures.ts';

it('says what an account can do now', () => {
  const state = (...args: Parameters<typeof accountState>) => accountState(...args).words;
  expect(state(accountOf(jo), statusOf(jo), now)).toBe('ready');
  expect(state(accountOf(acme), statusOf(acme), now)).toBe('locked');
  expect(state(accountOf(acme), statusOf(acme, { armedUntil: now + 60_000 }), now)).toBe('unlocked, 1:00');
  expect(state(accountOf(acme, { credential: 'signInAgain' }), null, now)).toBe('sign in again');
  expect(state(accountOf(acme, { credential: 'revokeOnly' }), null, now)).toBe('signed out here, not yet revoked');
});

it('says who decided the kind', () => {
  expect(kindWithSource(acme)).toBe('brand, said by IT');
  expect(kindWithSource({ ...jo, kind: 'brand', kindSource: 'default' })).toBe('brand, nobody said, so brand');
  expect(kindWithSource(acmePage)).toBe('brand, as every page is');
});

it('takes a server as people type it', () => {
  expect(serverOrigin('bsky.social')).toBe('https://bsky.social');
  expect(serverOrigin(' https://pds.example/ ')).toBe('https://pds.example');
  expect(serverOrigin('http://127.0.0.1:2583')).toBe('http://127.0.0.1:2583');
  expect(serverOrigin('not a server')).toBe('not a server');
});

it('shows the rules in force, whoever set them', () => {
  const value = (policy: Parameters<typeof policyLines>[0], rule: string) => policyLines(policy).find((line) => line.rule === rule)?.value;
  expect(value(base.policy, 'This computer is')).toBe('a company computer');
  expect(value({ kind: 'absent' }, 'Brand accounts')).toBe('none named');
});
