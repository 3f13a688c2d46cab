import type { DeviceDeclaration, DeviceEvidence, DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';

/** Where a policy is, even one that cannot be read, the person's own word about the computer counts no more. */
export function declarationCounts(policy: PolicyOutcome): boolean {
  return policy.kind === 'absent';
}

/**
 * Whose computer this is. IT's statement decides where a policy is active; the person's answer only where
 * there is none. An invalid policy leaves it unknown, whatever it said before: nothing may be deleted in doubt.
 * `now` is in epoch milliseconds.
 */
export function judgeDevice(policy: PolicyOutcome, declaration: DeviceDeclaration, now: number): DeviceVerdict {
  const byIt = policy.kind === 'active' ? (policy.policy.DeviceStatement ?? null) : null;
  const byPerson = declarationCounts(policy) ? declaration : null;
  return {
    kind: byIt ?? byPerson ?? 'unknown',
    statedBy: byIt !== null ? 'it' : byPerson !== null ? 'person' : 'nobody',
    evidence: [statementEvidence(policy, byIt), answerEvidence(policy, declaration)],
    judgedAt: now,
  };
}

const computerOf = { managed: 'a company computer', personal: 'your own computer' } as const;

function statementEvidence(policy: PolicyOutcome, byIt: DeviceDeclaration): DeviceEvidence {
  const signal = 'Rules set by IT';
  switch (policy.kind) {
    case 'absent':
      return { signal, said: 'there are none on this computer', decided: false };
    case 'invalid':
      return { signal, said: 'they cannot be read, so whose computer this is, is not known', decided: true };
    case 'active':
      return byIt === null
        ? { signal, said: 'they do not state whose computer this is', decided: true }
        : { signal, said: `this is ${computerOf[byIt]}`, decided: true };
  }
}

function answerEvidence(policy: PolicyOutcome, declaration: DeviceDeclaration): DeviceEvidence {
  const signal = 'Your answer';
  if (declaration === null) return { signal, said: 'not given', decided: false };
  const said = `this is ${computerOf[declaration]}`;
  return declarationCounts(policy)
    ? { signal, said, decided: true }
    : { signal, said: `${said}; void, because IT set rules here`, decided: false };
}
