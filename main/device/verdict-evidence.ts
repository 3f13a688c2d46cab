import type { DeviceDeclaration, DeviceEvidence } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Reading } from './reading.ts';
import { type Finding, shown } from './signal.ts';

const computerOf = { managed: 'a company computer', personal: 'your own computer' } as const;

/** Where a policy is, even one that cannot be read, the person's own word about the computer counts no more. */
export function declarationCounts(policy: PolicyOutcome): boolean {
  return policy.kind === 'absent';
}

export function signalEvidence({ said }: Finding, reading: Reading | undefined, decided: boolean): DeviceEvidence {
  const signal = reading?.signal.name ?? '';
  return { signal, said, decided, ...(reading === undefined ? {} : { readAt: reading.readAt }) };
}

/** So many of the places are named, the newest first. */
const namedPlaces = 3;

/** Where this computer was when it was ours; null where that cannot be read. */
export function placesEvidence(enrolledAt: readonly string[] | null, decided: boolean): DeviceEvidence {
  const signal = 'Where it was before';
  if (enrolledAt === null) return { signal, said: 'only the program itself knows that', decided };
  if (enrolledAt.length === 0) return { signal, said: 'nowhere that the rules expected, as far as Hatcheck saw', decided };
  const more = enrolledAt.length > namedPlaces ? ` and ${enrolledAt.length - namedPlaces} more` : '';
  return { signal, said: `at ${enrolledAt.slice(0, namedPlaces).map(shown).join(', ')}${more}, as the rules expected then`, decided };
}

export function statementEvidence(policy: PolicyOutcome, stated: DeviceDeclaration, expects: boolean): DeviceEvidence {
  const signal = 'Rules set by IT';
  switch (policy.kind) {
    case 'absent':
      return { signal, said: 'there are none on this computer', decided: false };
    case 'invalid':
      return { signal, said: 'they cannot be read, so whose computer this is, is not known', decided: true };
    case 'active':
      if (stated === null) return { signal, said: 'they do not state whose computer this is', decided: !expects };
      if (expects) return { signal, said: `this is ${computerOf[stated]}; overruled by what they expect of it`, decided: false };
      return { signal, said: `this is ${computerOf[stated]}`, decided: true };
  }
}

export function answerEvidence(policy: PolicyOutcome, declaration: DeviceDeclaration): DeviceEvidence {
  const signal = 'Your answer';
  if (declaration === null) return { signal, said: 'not given', decided: false };
  const said = `this is ${computerOf[declaration]}`;
  return declarationCounts(policy)
    ? { signal, said, decided: true }
    : { signal, said: `${said}; void, because IT set rules here`, decided: false };
}
