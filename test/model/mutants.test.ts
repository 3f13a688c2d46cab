import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../main/store/store.ts';
import type { ExceptionClaims } from '../../shared/exception.ts';
import { createGuard } from '../../shared/guard/create-guard.ts';
import { type GuardRules, guardRules } from '../../shared/guard/rules.ts';
import { guard } from '../../shared/guard.ts';
import { ok } from '../../shared/outcome.ts';
import { plays } from './actions.ts';
import { playOut } from './player.ts';
import type { Build } from './program.ts';

const nothing = (): null => null;
const without = (...rules: readonly (keyof GuardRules)[]): Build => ({
  guard: createGuard({ ...guardRules, ...Object.fromEntries(rules.map((rule) => [rule, nothing])) }),
});

/** A store that forgets to say that a post is about to be sent. */
const silentWhenSending = (store: Store): Store => ({
  ...store,
  saveOutbox: (entry, removes, together) =>
    entry.state.kind === 'sending' ? Promise.resolve() : store.saveOutbox(entry, removes, together),
});
/** A store that removes the draft and saves its post in two steps, the wrong way round. */
const inTwoSteps = (store: Store): Store => ({
  ...store,
  async saveOutbox(entry, removes, together) {
    if (removes !== null) await store.removeDraft(removes);
    await store.saveOutbox(entry, null, together);
  },
});

/** A store that saves the posts of one confirmation one after the other. */
const oneByOne = (store: Store): Store => ({
  ...store,
  async saveOutbox(entry, removes, together = []) {
    await store.saveOutbox(entry, removes);
    for (const other of together) await store.saveOutbox(other, null);
  },
});

/** Says other things of an exception than IT signed. */
const misread = (change: (claims: ExceptionClaims) => Partial<ExceptionClaims>): Build => ({
  guard,
  exceptions: (parts) => ({
    ...parts,
    async check(...asked) {
      const checked = await parts.check(...asked);
      return checked.kind === 'ok' ? { ...checked, value: { ...checked.value, ...change(checked.value) } } : checked;
    },
  }),
});
/** Takes an exception that was signed for another computer. */
const anywhere: Build = {
  guard,
  exceptions: (parts) => ({
    ...parts,
    async check(token, keys, now) {
      const checked = await parts.check(token, keys, now);
      if (checked.kind === 'ok' || checked.refusal.reason !== 'exception-other-device') return checked;
      const from = now / 1000;
      const times = { iat: from, nbf: from, exp: from + 60 };
      return ok({ ...times, jti: token, sub: 'bluesky:did:plc:brand', aud: 'another computer', reason: 'Crisis' });
    },
  }),
};
/** Knows nothing of what is over. */
const forgetful: Build = {
  guard,
  exceptions: (parts) => ({ ...parts, past: async () => ({ ...(await parts.past()), ended: new Set() }) }),
};

/** Each breaks one law in the program, and must be seen from outside. */
const mutants: readonly { readonly law: number; readonly name: string; readonly build: Build }[] = [
  { law: 1, name: 'brands are kept on any computer', build: without('brandAllowedHere') },
  { law: 1, name: 'the sweep keeps everything', build: { guard: { ...guard, sweepVerdict: () => 'keep' } } },
  { law: 1, name: 'the right to pages is asked for on any computer', build: without('pagesAllowedHere') },
  { law: 1, name: 'an exception counts on any computer', build: anywhere },
  { law: 1, name: 'an exception is for whichever brand', build: misread(() => ({ sub: 'bluesky:did:plc:brand' })) },
  { law: 1, name: 'an exception lasts longer than it was signed for', build: misread(({ exp }) => ({ exp: exp + 60 })) },
  { law: 1, name: 'an exception that ended can be entered again', build: forgetful },
  {
    law: 1,
    name: 'nothing is swept at the end of an exception',
    build: { guard, exceptions: (parts) => ({ ...parts, sweep: async () => {} }) },
  },
  { law: 2, name: 'a confirmation counts for whoever is bound', build: without('confirmedAsShown') },
  { law: 2, name: 'brands and persons post together', build: without('unmixed') },
  { law: 2, name: 'a renamed account posts as the handle it had', build: without('namedAsShown') },
  { law: 3, name: 'the proof of sender is not looked at', build: without('senderProved') },
  { law: 4, name: 'locked brands post', build: without('armed') },
  { law: 5, name: 'an unknown outcome is repeated where that makes a second post', build: { ...without('repeatable'), claimsKeys: true } },
  { law: 5, name: 'not seen yet counts as not there', build: without('tellable') },
  { law: 5, name: 'sending is not on disk before it happens', build: { guard, store: silentWhenSending } },
  { law: 5, name: 'a recall does not wait for late arrivals', build: { guard, lateArrivalMs: 0 } },
  { law: 6, name: 'posts go out while nobody is here', build: without('personHere') },
  {
    law: 6,
    name: 'held posts do not freeze',
    build: { guard, freezes: false },
  },
  { law: 7, name: 'a stop is only a hint', build: without('nothingStops') },
  { law: 8, name: 'rules that cannot be read do not block', build: without('policyReadable') },
  { law: 8, name: 'a locked keyring does not block', build: without('noDoubt') },
  { law: 8, name: 'a draft leaves before its post is there', build: { guard, store: inTwoSteps } },
  { law: 8, name: 'the posts of one confirmation are saved one by one', build: { guard, store: oneByOne } },
  { law: 9, name: 'a tampered ledger does not block', build: without('recordable') },
  { law: 9, name: 'sending is not written down', build: { guard, records: ({ act }) => act !== 'send' } },
];

const numRuns = 12_000;

describe('a program that breaks a law is found out', () => {
  it.each(mutants)('law $law: $name', { timeout: 120_000 }, async ({ law, build }) => {
    const property = fc.asyncProperty(plays, (play) => playOut(play, build));
    const details = await fc.check(property, { numRuns, endOnFailure: true });
    expect(String(details.errorInstance), `${details.numRuns} plays, seed ${details.seed}`).toContain(`law ${law}`);
  });
});
