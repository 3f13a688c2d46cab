import { describe, expect, it } from 'vitest';
import { createGuard } from '../../../shared/guard/create-guard.ts';
import { guardRules } from '../../../shared/guard/rules.ts';
import { type Guard, guard } from '../../../shared/guard.ts';
import { commands, type Deed, isUnlocked, type Machine, start } from './machine.ts';

const asBrand: readonly Deed[] = ['kept', 'armed', 'confirmed', 'sent', 'sentAgain', 'resumed'];
const spoken: readonly Deed[] = ['sent', 'sentAgain'];

/** Which law this step breaks, or null. `before` is what the world was when the program decided. */
function brokenLaw(before: Machine, after: Machine): number | null {
  const did = (...deeds: readonly Deed[]): boolean => after.did.some((deed) => deeds.includes(deed));
  const brand = after.who === 'brand';
  if (brand && did('swept') && after.credential && after.device === 'personal' && after.policy !== 'invalid') return 1;
  if (brand && did('kept') && before.device !== 'managed') return 1;
  if (did(...spoken) && !before.credential) return 2;
  if (did(...spoken) && before.swapped) return 3;
  if (brand && did('confirmed', 'resumed', ...spoken) && !isUnlocked(before)) return 4;
  if (after.onNetwork > 1) return 5;
  if (did('sentAgain') && before.onNetwork > 0) return 5;
  if (did('armed', 'confirmed', 'resumed', ...spoken) && !before.here) return 6;
  if (did('sent') && before.post === 'frozen') return 6;
  if (brand && did(...asBrand) && (before.policy === 'invalid' || before.keyring === 'locked')) return 8;
  if (did('deleted') && (!brand || after.device !== 'personal' || after.policy === 'invalid')) return 8;
  if (brand && did(...asBrand) && before.ledger === 'unwritable') return 9;
  return null;
}

interface Walk {
  readonly states: number;
  readonly deeds: ReadonlySet<Deed>;
  readonly broken: { readonly law: number; readonly way: readonly string[] } | null;
}

/** Breadth first through every reachable state, so that a broken law comes with its shortest way there. */
function walk(guard: Guard, who: Machine['who']): Walk {
  const first = start(who);
  const seen = new Map<string, readonly [from: string, command: string] | null>([[JSON.stringify(first), null]]);
  const deeds = new Set<Deed>();
  const queue: Machine[] = [first];
  for (let index = 0; index < queue.length; index += 1) {
    const before = queue[index];
    if (before === undefined) break;
    const beforeKey = JSON.stringify(before);
    for (const [name, command] of Object.entries(commands)) {
      const after = command({ ...before, did: [] }, guard);
      for (const deed of after.did) deeds.add(deed);
      const law = brokenLaw(before, after);
      if (law !== null) return { states: seen.size, deeds, broken: { law, way: [...wayTo(seen, beforeKey), name] } };
      const settled = { ...after, did: [] };
      const key = JSON.stringify(settled);
      if (seen.has(key)) continue;
      seen.set(key, [beforeKey, name]);
      queue.push(settled);
    }
  }
  return { states: seen.size, deeds, broken: null };
}

function wayTo(seen: ReadonlyMap<string, readonly [string, string] | null>, key: string): readonly string[] {
  const step = seen.get(key) ?? null;
  return step === null ? [] : [...wayTo(seen, step[0]), step[1]];
}

describe('every reachable state of a small program that obeys the guard', () => {
  it('keeps the laws for a brand, and everything can be done', () => {
    const found = walk(guard, 'brand');
    expect(found.broken).toBeNull();
    expect(found.deeds).toEqual(new Set(['kept', 'armed', 'confirmed', 'sent', 'sentAgain', 'resumed', 'deleted', 'swept', 'recalled']));
    expect(found.states).toBeGreaterThan(5_000);
  });

  it('keeps the laws for a person, whose credential is never deleted', () => {
    const found = walk(guard, 'personal');
    expect(found.broken).toBeNull();
    expect(found.deeds).toEqual(new Set(['kept', 'confirmed', 'sent', 'sentAgain', 'resumed', 'swept', 'recalled']));
  });

  const mutants: readonly (readonly [number, keyof typeof guardRules])[] = [
    [1, 'brandAllowedHere'],
    [3, 'senderProved'],
    [4, 'armed'],
    [5, 'sendable'],
    [5, 'repeatable'],
    [6, 'personHere'],
    [8, 'policyReadable'],
    [8, 'noDoubt'],
    [9, 'recordable'],
  ];
  it.each(mutants)('breaks law %i without the rule %s', (law, rule) => {
    expect(walk(createGuard({ ...guardRules, [rule]: () => null }), 'brand').broken?.law).toBe(law);
  });
});
