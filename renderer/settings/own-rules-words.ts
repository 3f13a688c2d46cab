import { type OwnRuleName, ownRuleNames } from '../../shared/own-rules.ts';
import { policyKey } from '../../shared/policy-keys.ts';
import type { Settings } from '../../shared/settings.ts';

export type OwnRuleTexts = Readonly<Record<OwnRuleName, string>>;

export function textsOf(own: Settings['ownRules']): OwnRuleTexts {
  return Object.fromEntries(ownRuleNames.map((name) => [name, own[name] === undefined ? '' : String(own[name])])) as OwnRuleTexts;
}

/** What was typed, as rules; null where a text is no whole number within the bounds of its key. Empty is no rule. */
export function ownRulesIn(texts: OwnRuleTexts): Settings['ownRules'] | null {
  const typed = ownRuleNames.filter((name) => texts[name].trim() !== '');
  const read = typed.map((name) => [name, Number(texts[name].trim())] as const);
  const isGood = ([name, value]: readonly [OwnRuleName, number]): boolean => {
    const { least, most } = boundsOf(name);
    return Number.isInteger(value) && value >= least && value <= most;
  };
  return read.every(isGood) ? Object.fromEntries(read) : null;
}

/** "minutes from 1 to 120; less is stricter" */
export function ownRuleHint(name: OwnRuleName): string {
  const { unit, least, most } = boundsOf(name);
  return `${unit}s from ${least} to ${most}; ${policyKey(name).tighter === 'smaller' ? 'less' : 'more'} is stricter`;
}

function boundsOf(name: OwnRuleName): { readonly least: number; readonly most: number; readonly unit: string } {
  const { type } = policyKey(name);
  return type.kind === 'wholeNumber' ? type : { least: 0, most: 0, unit: '' };
}
