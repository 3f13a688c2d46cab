import type { Identity, NetworkId } from '../account.ts';
import type { GuardFacts } from '../guard-facts.ts';
import { done, type Outcome, outcomeOf, refused } from '../outcome.ts';
import type { Draft } from '../post.ts';
import { createActRules } from './act-rules.ts';
import { matterOf } from './matter.ts';
import { speaksForPages } from './page-scopes.ts';
import type { GuardRules } from './rules.ts';

/** The decisions about accounts and identities: signing in, keeping, unlocking, choosing. */
export function createAccountGuard(rules: GuardRules) {
  const { standing, undoubted, acting } = createActRules(rules);
  return {
    /** Before a sign-in starts, when nobody knows yet whose account it will be: network, server and keyring. */
    mayBeginSignIn: (facts: GuardFacts, network: NetworkId, server: string): Outcome =>
      outcomeOf(rules.networkAllowed(network, facts) ?? rules.serverAllowed(server, facts) ?? rules.keepable(facts)),

    /** May this sign-in ask for the right to speak for pages too? Refused, the person signs in as themselves only. */
    mayRequestPages: (network: NetworkId, facts: GuardFacts): Outcome =>
      outcomeOf(rules.pagesAllowedHere(network, facts) ?? rules.newEnough({ brand: true, facts })),

    /** Law 1, before the vault is written: every identity that the credential speaks for must be allowed here. */
    mayKeepCredential(identities: readonly Identity[], grantedScopes: readonly string[], facts: GuardFacts): Outcome {
      if (identities.length === 0) return refused(null, 'nobody-named', 'The network did not say whose account this is. Sign in again.');
      for (const identity of identities) {
        const own = matterOf(identity, facts);
        const matter = { ...own, brand: own.brand || speaksForPages(grantedScopes) };
        const place = rules.networkAllowed(identity.network, facts) ?? rules.serverAllowed(identity.server, facts);
        const refusal = place ?? undoubted(matter) ?? rules.keepable(facts);
        if (refusal !== null) return outcomeOf(refusal);
      }
      return done;
    },

    /** May a brand's sign-in be renewed, for what goes on by itself? Somebody's own may in any case. */
    mayRenew(identity: Identity, facts: GuardFacts): Outcome {
      const matter = matterOf(identity, facts);
      return matter.brand ? outcomeOf(undoubted(matter)) : done;
    },

    /** May this brand be unlocked? A personal identity needs no unlocking. */
    mayArm(identity: Identity, facts: GuardFacts): Outcome {
      const matter = matterOf(identity, facts);
      if (!matter.brand) return refused(null, 'nothing-to-unlock', 'A personal account needs no unlocking.');
      return outcomeOf(acting(matter));
    },

    /** May this draft be bound to this identity? Binding sends nothing, so only what stands in the way for good refuses it. */
    mayBind: (_draft: Draft, identity: Identity, facts: GuardFacts): Outcome => outcomeOf(standing(matterOf(identity, facts))),
  } as const;
}
