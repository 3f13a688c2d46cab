import { defaultPolicy, effectivePolicy, type Policy, type PolicyOutcome, type PolicySource } from './policy.ts';
import { policyKeyNames } from './policy-keys.ts';

/** One policy key as it is in force, and who set it. */
export interface KeyReport {
  readonly key: keyof Policy;
  /** Absent where nobody set it and it has no default. */
  readonly value: Policy[keyof Policy];
  /**
   * `default` where no document sets it; `last good` while an invalid policy leaves the values read before it in force; `user`
   * where the person made it stricter.
   */
  readonly level: PolicySource['level'] | 'user' | 'default' | 'last good';
  /** The document it comes from; null where none in force sets it. */
  readonly location: string | null;
}

/** Every key, in the order of the schema. Values are for the person at this computer: they go into no log. */
export function keyReports(outcome: PolicyOutcome): readonly KeyReport[] {
  const policy = effectivePolicy(outcome);
  return policyKeyNames.map((key) => {
    const value = policy[key];
    if (outcome.person?.keys.includes(key)) return { key, value, level: 'user', location: null };
    if (outcome.kind === 'invalid') return { key, value, level: isPreset(key, value) ? 'default' : 'last good', location: null };
    const source = outcome.kind === 'active' ? sourceOf(key, outcome.sources) : null;
    return { key, value, level: source?.level ?? 'default', location: source?.location ?? null };
  });
}

/** Managed wins over recommended, and within a level the later document wins. */
function sourceOf(key: string, sources: readonly PolicySource[]): PolicySource | null {
  const naming = sources.filter(({ keys }) => keys.includes(key));
  return naming.findLast(({ level }) => level === 'managed') ?? naming.findLast(({ level }) => level === 'recommended') ?? null;
}

function isPreset(key: keyof Policy, value: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(defaultPolicy[key]);
}
