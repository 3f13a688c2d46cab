import { createAccountGuard } from './account-guard.ts';
import { createConfirmGuard } from './confirm-guard.ts';
import { createMessageGuard } from './message-guard.ts';
import type { GuardRules } from './rules.ts';
import { createSendGuard } from './send-guard.ts';
import { sweepVerdict } from './sweep.ts';
import { createTogetherGuard } from './together-guard.ts';

/**
 * The guard, put together from its rules. The program has one, made of `guardRules`; tests make others that
 * leave a rule out, and expect the laws to catch it.
 */
export function createGuard(rules: GuardRules) {
  const confirming = createConfirmGuard(rules);
  return {
    sweepVerdict,
    ...createAccountGuard(rules),
    ...confirming,
    ...createTogetherGuard(rules, confirming),
    ...createSendGuard(rules),
    ...createMessageGuard(rules),
  } as const;
}

export type Guard = ReturnType<typeof createGuard>;
