import { assertNever } from './assert-never.ts';
import { effectivePolicy, type Policy, type PolicyOutcome } from './policy.ts';
import { type PolicyKeyName, policyKey, policyKeyNames } from './policy-keys.ts';

/** What a person chose for themselves, by policy key. */
export type OwnRules = { readonly [Name in PolicyKeyName]?: Policy[Name] | undefined };

/**
 * The policy with the person's own limits where those are stricter. What is looser, and every key that only IT can set,
 * stays as it was: precedence is mandatory, recommended, the person, preset, and the person only tightens.
 */
export function tightened(policy: Policy, own: OwnRules): Policy {
  const changed = policyKeyNames.map((name) => [name, stricterOf(name, policy[name], own[name])] as const);
  return { ...policy, ...Object.fromEntries(changed.filter(([name, value]) => value !== policy[name])) };
}

/** The outcome with what the person adds to it; the very same one where that is nothing. */
export function withOwnRules(outcome: PolicyOutcome, own: OwnRules): PolicyOutcome {
  const before = effectivePolicy(outcome);
  const effective = tightened(before, own);
  const keys = policyKeyNames.filter((name) => effective[name] !== before[name]);
  return keys.length === 0 ? outcome : { ...outcome, person: { effective, keys } };
}

/** Both values fit the key's type: the schema saw to that. */
function stricterOf(name: PolicyKeyName, held: unknown, own: unknown): unknown {
  const { tighter, type } = policyKey(name);
  if (own === undefined) return held;
  switch (tighter) {
    case 'it':
      return held;
    case 'smaller':
      return Number(own) < Number(held) ? own : held;
    case 'larger':
      return Number(own) > Number(held) ? own : held;
    case 'yes':
      return held === true ? held : own;
    case 'no':
      return held === false ? held : own;
    case 'inOrder': {
      const order = type.kind === 'choice' ? Object.keys(type.choices) : [];
      return order.indexOf(String(own)) > order.indexOf(String(held)) ? own : held;
    }
    case 'more':
      return joined(held as readonly string[], own as readonly string[]);
    case 'fewer':
      return held === undefined ? own : common(held as readonly string[], own as readonly string[]);
    case 'raised':
      return raised(held as Policy['CheckLevels'], own as Policy['CheckLevels']);
    default:
      return assertNever(tighter);
  }
}

function joined(held: readonly string[], own: readonly string[]): readonly string[] {
  const added = own.filter((item) => !held.includes(item));
  return added.length === 0 ? held : [...held, ...new Set(added)];
}

function common(held: readonly string[], own: readonly string[]): readonly string[] {
  const left = held.filter((item) => own.includes(item));
  return left.length === held.length ? held : left;
}

const order = ['info', 'caution', 'stop'] as const;

function raised(held: Policy['CheckLevels'], own: Policy['CheckLevels']): Policy['CheckLevels'] {
  const higher = Object.entries(own).filter(([check, level]) => {
    const before = Object.hasOwn(held, check) ? held[check] : undefined;
    return before === undefined || order.indexOf(level) > order.indexOf(before);
  });
  return higher.length === 0 ? held : { ...held, ...Object.fromEntries(higher) };
}
