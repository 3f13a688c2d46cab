import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../shared/guard/create-guard.ts';
import { guardRules } from '../../../shared/guard/rules.ts';
import { type Guard, guard } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import { refused } from '../../../shared/outcome.ts';
import { firstViolation } from './laws.ts';
import { goodWorld, identityOf, now } from './world.ts';

describe('the guard, in every case of the bounded world', () => {
  it('keeps all nine laws, and refuses nothing that no law is against', () => {
    expect(firstViolation(guard)).toBeNull();
  });
});

const without = (...names: readonly (keyof typeof guardRules)[]): Guard =>
  createGuard({ ...guardRules, ...Object.fromEntries(names.map((name) => [name, () => null])) });

const armedForAll = (facts: GuardFacts): GuardFacts => ({
  ...facts,
  leases: { [identityOf(goodWorld).id]: { armedAt: 0, until: now * 2 } },
});
const everyLease = ({ leases }: GuardFacts): GuardFacts['leases'] => ({
  ...leases,
  'bluesky:did:plc:second': { armedAt: 0, until: now * 2 },
});
const backAtWork = (facts: GuardFacts): GuardFacts => ({ ...facts, presence: { kind: 'here' } });
const onCompanyComputer = (facts: GuardFacts): GuardFacts => ({ ...facts, device: { ...facts.device, kind: 'managed' } });

/** For each law, guards that break it: by a rule left out, or by one act that does not look. */
const mutants: readonly { readonly law: number; readonly name: string; readonly mutant: Guard }[] = [
  { law: 1, name: 'brands are allowed on any computer', mutant: without('brandAllowedHere') },
  { law: 1, name: 'the sweep leaves everything', mutant: { ...guard, sweepVerdict: () => 'keep' } },
  {
    law: 1,
    name: 'keeping does not look at the computer',
    mutant: { ...guard, mayKeepCredential: (i, s, f) => guard.mayKeepCredential(i, s, onCompanyComputer(f)) },
  },
  { law: 1, name: 'pages are asked for on any computer', mutant: without('pagesAllowedHere') },
  {
    law: 1,
    name: 'the sweep does not look at scopes',
    mutant: { ...guard, sweepVerdict: (account, f) => guard.sweepVerdict({ ...account, scopes: [] }, f) },
  },
  { law: 2, name: 'a repost carries words', mutant: without('wordless') },
  { law: 2, name: 'any confirmation counts for any draft', mutant: without('confirmedAsShown') },
  { law: 2, name: 'a draft that was put aside is posted', mutant: without('takenUp') },
  { law: 2, name: 'any identity sends any entry', mutant: without('boundAsShown') },
  {
    law: 2,
    name: 'nothing need be retyped',
    mutant: { ...guard, mayConfirm: (d, i, n, g, f) => guard.mayConfirm({ ...d, switched: false }, i, n, g, f) },
  },
  { law: 2, name: 'brands and persons post together', mutant: without('unmixed') },
  { law: 2, name: 'a confirmation for one counts for all', mutant: without('eachNamed', 'confirmedAsShown') },
  { law: 2, name: 'somebody comes to a repost', mutant: without('plainTogether') },
  {
    law: 4,
    name: 'only the first of several must be unlocked',
    mutant: { ...guard, mayConfirmAll: (d, s, g, f) => guard.mayConfirmAll(d, s, g, { ...f, leases: everyLease(f) }) },
  },
  {
    law: 7,
    name: 'only what is found for the first of several counts',
    mutant: {
      ...guard,
      mayConfirmAll: (d, s, g, f) =>
        guard.mayConfirmAll(
          d,
          s.map((speaker, index) => (index === 0 ? speaker : { ...speaker, findings: [] })),
          g,
          f,
        ),
    },
  },
  { law: 2, name: 'a renamed account posts as the handle it had', mutant: without('namedAsShown') },
  { law: 3, name: 'no proof of sender', mutant: without('senderProved') },
  { law: 3, name: 'the proof is asked for, not looked at', mutant: { ...guard, maySend: (e, i, _p, f) => guard.mayAttempt(e, i, f) } },
  { law: 4, name: 'brands are always on', mutant: without('armed') },
  { law: 4, name: 'armed at confirming only', mutant: { ...guard, maySend: (e, i, p, f) => guard.maySend(e, i, p, armedForAll(f)) } },
  {
    law: 4,
    name: 'armed at sending only',
    mutant: { ...guard, mayConfirm: (d, i, n, g, f) => guard.mayConfirm(d, i, n, g, armedForAll(f)) },
  },
  { law: 5, name: 'every attempt is repeated', mutant: without('repeatable') },
  { law: 5, name: 'what was attempted is sent again', mutant: without('sendable') },
  { law: 5, name: 'not seen yet counts as not there', mutant: without('tellable') },
  { law: 6, name: 'away is as good as here', mutant: without('personHere') },
  { law: 6, name: 'frozen posts go out', mutant: without('sendable') },
  {
    law: 6,
    name: 'resuming does not look who is here',
    mutant: { ...guard, mayResume: (e, i, n, g, f) => guard.mayResume(e, i, n, g, backAtWork(f)) },
  },
  {
    law: 7,
    name: 'findings are forgotten when resuming',
    mutant: { ...guard, mayResume: (e, i, _n, g, f) => guard.mayResume(e, i, [], g, f) },
  },
  { law: 7, name: 'findings are only advice', mutant: without('nothingStops') },
  {
    law: 7,
    name: 'acknowledging passes a stop',
    mutant: {
      ...guard,
      mayConfirm: (d, i, n, g, f) =>
        guard.mayConfirm(
          d,
          i,
          n.filter((finding) => !d.acknowledged.includes(finding.id)),
          g,
          f,
        ),
    },
  },
  { law: 8, name: 'unreadable rules block nothing', mutant: without('policyReadable') },
  { law: 8, name: 'a version that IT holds to be too old goes on', mutant: without('newEnough') },
  {
    law: 8,
    name: 'the version counts for arming only',
    mutant: { ...guard, maySend: (e, i, p, f) => guard.maySend(e, i, p, { ...f, version: '1.10.0' }) },
  },
  {
    law: 8,
    name: 'a brand is signed in by any version',
    mutant: { ...guard, mayKeepCredential: (i, s, f) => guard.mayKeepCredential(i, s, { ...f, version: '1.10.0' }) },
  },
  { law: 8, name: 'a locked keyring and a wrong clock block nothing', mutant: without('noDoubt') },
  {
    law: 8,
    name: 'the sweep deletes in doubt',
    mutant: { ...guard, sweepVerdict: (i, f) => guard.sweepVerdict(i, { ...f, device: { ...f.device, kind: 'personal' } }) },
  },
  { law: 8, name: 'recall can be refused', mutant: { ...guard, mayRecall: () => refused(8, 'no', 'No.') } },
  { law: 9, name: 'what cannot be written down happens all the same', mutant: without('recordable') },
];

describe('the laws catch a guard that breaks them', () => {
  it.each(mutants)('law $law: $name', ({ law, mutant }) => {
    expect(firstViolation(mutant, law)).not.toBeNull();
  });

  it('and one that refuses everything', () => {
    const sulking = createGuard({ ...guardRules, personHere: () => ({ law: 6, reason: 'no', words: 'No.' }) });
    expect(firstViolation(sulking, 0)).not.toBeNull();
  });

  it('has a mutant for each law', () => {
    expect(new Set(mutants.map(({ law }) => law))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});
