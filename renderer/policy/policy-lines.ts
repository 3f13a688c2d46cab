import { assertNever } from '../../shared/assert-never.ts';
import { effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import type { PolicyType, WorkingHoursValue } from '../../shared/policy-keys/key-types.ts';
import { type PolicyKeyName, policyGroups, policyKey } from '../../shared/policy-keys.ts';
import { type KeyReport, keyReports } from '../../shared/policy-report.ts';
import { count } from '../parts/words.ts';

/** One rule, its value and who set it, in words. */
export interface PolicyLine {
  readonly key: PolicyKeyName;
  readonly rule: string;
  readonly value: string;
  readonly setBy: string;
  /** The document it comes from; null where none in force sets it. */
  readonly location: string | null;
  /** What is wrong with it where it is written; null where nothing is. */
  readonly problem: string | null;
}

interface LineGroup {
  readonly title: string;
  readonly lines: readonly PolicyLine[];
}

const setBy: Readonly<Record<KeyReport['level'], string>> = {
  managed: 'IT',
  recommended: 'IT, recommended',
  user: 'you, stricter',
  'last good': 'IT, before it broke',
  default: 'default',
};

/** What is in force now, group by group, whoever set it. */
export function policyGroupLines(outcome: PolicyOutcome): readonly LineGroup[] {
  const lines = policyLines(outcome);
  return policyGroups.map(({ title, keys }) => ({ title, lines: lines.filter(({ key }) => Object.hasOwn(keys, key)) }));
}

export function policyLines(outcome: PolicyOutcome): readonly PolicyLine[] {
  const policy = effectivePolicy(outcome);
  return keyReports(outcome).map(({ key, level, location }) => ({
    key,
    rule: policyKey(key).label,
    value: inWords(key, policy),
    setBy: setBy[level],
    location,
    problem: outcome.kind === 'invalid' ? (outcome.problems.find((problem) => problem.key === key)?.words ?? null) : null,
  }));
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
    case 'levels': {
      const levels = Object.entries(value as Policy['CheckLevels']).map(([check, level]) => `${check}: ${level}`);
      return levels.length === 0 ? 'none' : levels.join(', ');
    }
    default:
      return assertNever(type);
  }
}
