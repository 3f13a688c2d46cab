import { assertNever } from '../../shared/assert-never.ts';
import { effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import type { PolicyType, WorkingHoursValue } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from '../../shared/policy-keys.ts';
import { count } from '../parts/words.ts';

/** One rule and its value, in words. */
export interface PolicyLine {
  readonly key: PolicyKeyName;
  readonly rule: string;
  readonly value: string;
}

/** What is in force now, whoever set it. */
export function policyLines(outcome: PolicyOutcome): readonly PolicyLine[] {
  const policy = effectivePolicy(outcome);
  return policyKeyNames.map((key) => ({ key, rule: policyKey(key).label, value: inWords(key, policy) }));
}

function inWords(name: PolicyKeyName, policy: Policy): string {
  const key = policyKey(name);
  const value: unknown = policy[name];
  return value === undefined ? (key.unset ?? 'not set') : valueInWords(key.type, value);
}

/** `value` fits `type`: the schema saw to that. */
function valueInWords(type: PolicyType, value: unknown): string {
  switch (type.kind) {
    case 'version':
    case 'text':
      return String(value);
    case 'wholeNumber':
      return type.unit === 'percent' ? `${Number(value)} %` : count(Number(value), type.unit);
    case 'trueOrFalse':
      return value === true ? type.yes : type.no;
    case 'choice':
      return type.choices[String(value)] ?? String(value);
    case 'list': {
      const { of, empty } = type;
      const items = (value as readonly string[]).map((item) => (of.kind === 'choice' ? (of.choices[item] ?? item) : item));
      return items.length === 0 ? empty : items.join(', ');
    }
    case 'workingHours': {
      const hours = value as WorkingHoursValue;
      return `${hours.Days.join(', ')}, ${hours.From} to ${hours.To} (${hours.TimeZone})`;
    }
    case 'levels':
      return (
        Object.entries(value as Policy['CheckLevels'])
          .map(([check, level]) => `${check}: ${level}`)
          .join(', ') || 'none'
      );
    default:
      return assertNever(type);
  }
}
