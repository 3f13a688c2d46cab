import type { Policy } from '../policy.ts';
import type { CheckRules } from './check.ts';

/** What policy sets for the checks, with the topics the person keeps on top. */
export function rulesOfPolicy(policy: Policy, ownSensitiveNow: readonly string[] = []): CheckRules {
  return {
    levels: policy.CheckLevels,
    sensitiveNow: [...policy.SensitiveNow, ...ownSensitiveNow],
    codeNames: policy.CodeNames,
    openQuestionLimit: policy.OpenQuestionLimitPercent / 100,
  };
}
