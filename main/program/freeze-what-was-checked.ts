import { rulesOfPolicy } from '../../shared/checks/rules-of-policy.ts';
import { effectivePolicy, type PolicyOutcome } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Outbox } from '../outbox/outbox.ts';

/**
 * Law 7 is settled when a post is confirmed. Where policy changes what is found in a post, or whether a brand and a
 * person may speak together, what is held was confirmed under other rules: it is looked at again, and needs a new confirmation.
 */
export function freezeWhatWasChecked(state: StateStore, outbox: Pick<Outbox, 'freezeChecked'>): void {
  let before = state.get().policy;
  state.subscribe(({ policy }) => {
    if (policy === before) return;
    const isSame = essence(policy) === essence(before);
    before = policy;
    if (!isSame) void outbox.freezeChecked();
  });
}

/** Who may speak together is settled by the confirmation too. */
const essence = (policy: PolicyOutcome): string => {
  const rules = effectivePolicy(policy);
  return JSON.stringify([rulesOfPolicy(rules), policy.kind === 'active' && rules.MixBrandAndPersonal]);
};
