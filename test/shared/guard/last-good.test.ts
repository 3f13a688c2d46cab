import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../shared/guard.ts';
import type { GuardFacts } from '../../../shared/guard-facts.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import { draftOf, entryOf, entryStates, factsOf, goodWorld, identityOf, now, words } from './world.ts';

const policies: fc.Arbitrary<Policy> = fc
  .record(
    {
      BrandAccounts: fc.subarray(['personal.example', '*.acme.example', 'bluesky:did:plc:brand']),
      DefaultKind: fc.constantFrom('personal', 'ask', 'brand'),
      PersonalOnManaged: fc.constantFrom('allow', 'warn', 'block'),
      NetworksAllowed: fc.subarray(['bluesky', 'x'] as const),
      AllowedServers: fc.subarray(['pds.example', 'other.example']),
      SendNowBrand: fc.boolean(),
      MixBrandAndPersonal: fc.boolean(),
      DeviceStatement: fc.constantFrom('managed', 'personal'),
    } as const,
    { requiredKeys: [] },
  )
  .map((values): Policy => ({ ...defaultPolicy, ...values }));
const worlds = fc.record({
  who: fc.constantFrom(...words.who),
  device: fc.constantFrom(...words.device),
  exception: fc.constantFrom(...words.exception),
});

describe('the last good policy, while the one there now is bad', () => {
  it('goes on restricting and grants nothing: what it lets through, the good policy and none at all let through too', () => {
    fc.assert(
      fc.property(policies, worlds, (policy, drawn) => {
        const world = { ...goodWorld, ...drawn };
        const identity = identityOf(world);
        const entry = entryOf(identity, { state: entryStates.held });
        const gesture = { identityId: identity.id, heldMs: 600, retypedHandle: identity.handle };
        const under = (outcome: PolicyOutcome): readonly Outcome[] => {
          const facts: GuardFacts = { ...factsOf(world), policy: outcome };
          return [
            guard.mayBeginSignIn(facts, identity.network, identity.server),
            guard.mayRequestPages(identity.network, facts),
            guard.mayKeepCredential([identity], [], facts),
            guard.mayArm(identity, facts),
            guard.mayBind(draftOf(null), identity, facts),
            guard.mayConfirm(draftOf(identity.id), identity, [], gesture, facts),
            guard.maySendNow(entry, identity, facts),
            guard.mayAttempt(entry, identity, facts),
          ];
        };
        const active = under({ kind: 'active', policy, sources: [], unknownKeys: [], readAt: now });
        const absent = under({ kind: 'absent' });
        under({ kind: 'invalid', problems: [], restrictions: policy, readAt: now }).forEach(({ kind }, act) => {
          if (kind === 'ok') expect([active[act]?.kind, absent[act]?.kind], `act ${act}`).toEqual(['ok', 'ok']);
        });
      }),
      { numRuns: 500 },
    );
  });
});
