import { effectivePolicy, type Policy, type PolicyOutcome } from '../../shared/policy.ts';
import { count } from '../parts/words.ts';

/** One rule and its value, in words. */
export interface PolicyLine {
  readonly rule: string;
  readonly value: string;
}

const askedKind = { ask: 'asked at sign-in', brand: 'brand', personal: 'personal' } as const;

/** What is in force now, whoever set it. */
export function policyLines(outcome: PolicyOutcome): readonly PolicyLine[] {
  const policy = effectivePolicy(outcome);
  return [
    { rule: 'Brand accounts', value: policy.BrandAccounts.length === 0 ? 'none named' : policy.BrandAccounts.join(', ') },
    { rule: 'An account not named is', value: askedKind[policy.DefaultKind] },
    { rule: 'This computer is', value: statement(policy) },
    { rule: 'Own accounts on a company computer', value: policy.PersonalOnManaged === 'allow' ? 'allowed' : 'not allowed' },
    { rule: 'Servers', value: policy.AllowedServers === undefined ? 'any' : policy.AllowedServers.join(', ') },
    { rule: 'Unlocked for', value: count(policy.ArmingMinutes, 'minute') },
    { rule: 'Locked when away for', value: count(policy.IdleMinutes, 'minute') },
    { rule: 'Working hours', value: hours(policy) },
    { rule: 'Time to recall a brand post', value: count(policy.HoldSecondsBrand, 'second') },
    { rule: 'Time to recall a brand reply', value: count(policy.HoldSecondsBrandReply, 'second') },
    { rule: 'Time to recall a post of your own', value: count(policy.HoldSecondsPersonal, 'second') },
    { rule: 'Send now for brands', value: policy.SendNowBrand ? 'allowed' : 'not allowed' },
    { rule: 'Checks that are stricter', value: named(Object.entries(policy.CheckLevels).map(([check, level]) => `${check}: ${level}`)) },
    { rule: 'Sensitive now', value: named(policy.SensitiveNow) },
    { rule: 'Names not public yet', value: named(policy.CodeNames) },
    { rule: 'Open questions while negative mentions are at most', value: `${policy.OpenQuestionLimitPercent} %` },
    { rule: 'Signing in to LinkedIn', value: linkedin(policy) },
    {
      rule: 'Signing in to X',
      value: policy.XClientId === undefined ? 'not set up' : 'set up',
    },
    { rule: 'Strip', value: policy.StripAlwaysShown ? 'always shown' : 'up to you' },
  ];
}

function named(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

function linkedin({ LinkedInClientId: people, LinkedInPagesClientId: pages }: Policy): string {
  if (people === undefined) return pages === undefined ? 'not set up' : 'for pages only';
  return pages === undefined ? 'as oneself only' : 'as oneself and for pages';
}

function statement(policy: Policy): string {
  if (policy.DeviceStatement === undefined) return 'not stated';
  return policy.DeviceStatement === 'managed' ? 'a company computer' : 'your own computer';
}

function hours(policy: Policy): string {
  const { WorkingHours } = policy;
  if (WorkingHours === undefined) return 'any time';
  return `${WorkingHours.Days.join(', ')}, ${WorkingHours.From} to ${WorkingHours.To} (${WorkingHours.TimeZone})`;
}
