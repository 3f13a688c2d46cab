import { type Policy, type PolicyKeyName, presets } from './policy-keys.ts';

// Pages show what holds, and read no policy: this file is without the schema, and so they are without zod.
export type { Policy } from './policy-keys.ts';

/** Where policy was found, never what it says. */
export interface PolicySource {
  readonly location: string;
  readonly level: 'managed' | 'recommended';
  readonly keys: readonly string[];
}

/** One thing wrong with a policy: where, and what to do, without values. */
export interface PolicyProblem {
  readonly location: string;
  readonly key: string | null;
  readonly line: number | null;
  readonly words: string;
}

/** What the person made stricter for themselves: the policy that results, and the keys that differ. */
export interface TightenedByPerson {
  readonly effective: Policy;
  readonly keys: readonly PolicyKeyName[];
}

/**
 * `invalid` is unreadable, malformed or newer: it blocks brand acts; `restrictions` is the last good policy
 * (or defaults), which goes on restricting and never grants.
 */
export type PolicyOutcome = { readonly person?: TightenedByPerson } & (
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'active';
      readonly policy: Policy;
      readonly sources: readonly PolicySource[];
      readonly unknownKeys: readonly string[];
      readonly readAt: number;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[]; readonly restrictions: Policy; readonly readAt: number }
);

export const defaultPolicy: Policy = { PolicyVersion: 1, ...presets };

/** The values in force: policy's, or the last good ones, or the defaults, and what the person made stricter. */
export function effectivePolicy(outcome: PolicyOutcome): Policy {
  if (outcome.person !== undefined) return outcome.person.effective;
  switch (outcome.kind) {
    case 'absent':
      return defaultPolicy;
    case 'active':
      return outcome.policy;
    case 'invalid':
      return outcome.restrictions;
  }
}
