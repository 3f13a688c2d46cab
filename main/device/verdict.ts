import type { DeviceDeclaration, DeviceEvidence, DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import { findingOf, type JudgingMoment } from './evidence.ts';
import type { Reading } from './reading.ts';
import type { Finding } from './signal.ts';

/** What is known of this computer beside policy and the person's answer. */
export interface Testimony {
  /** One for every signal of which policy expects something; empty where it expects nothing of this system. */
  readonly readings: readonly Reading[];
  /** On this system, a clear answer that is not ours proves that the computer is not the company's. */
  readonly absenceProves: boolean;
  /** Where this computer was enrolled, by `placeName`, whenever policy found there what it expected. */
  readonly enrolledAt: readonly string[];
}

export const noTestimony: Testimony = { readings: [], absenceProves: false, enrolledAt: [] };

/** Where a policy is, even one that cannot be read, the person's own word about the computer counts no more. */
export function declarationCounts(policy: PolicyOutcome): boolean {
  return policy.kind === 'absent';
}

/**
 * Whose computer this is. Where a policy is active, what it expects of this system decides; where it expects nothing, its
 * statement; where it states nothing, it is not known. The person's answer decides only where there is no policy. An
 * invalid policy leaves it unknown, whatever it said before: nothing may be deleted in doubt.
 */
export function judgeDevice(
  policy: PolicyOutcome,
  declaration: DeviceDeclaration,
  moment: JudgingMoment,
  testimony: Testimony = noTestimony,
): DeviceVerdict {
  const found = policy.kind === 'active' ? testimony.readings.map((reading) => findingOf(reading, policy.policy, moment)) : [];
  const expects = found.length > 0;
  const stated = policy.kind === 'active' ? (policy.policy.DeviceStatement ?? null) : null;
  const byIt = expects ? null : stated;
  const byPerson = declarationCounts(policy) ? declaration : null;
  const bySignals = expects ? kindBySignals(found, testimony) : null;
  return {
    kind: bySignals ?? byIt ?? byPerson ?? 'unknown',
    statedBy: expects ? 'signals' : byIt !== null ? 'it' : byPerson !== null ? 'person' : 'nobody',
    evidence: [
      ...found.map((finding, index) => signalEvidence(finding, testimony.readings[index])),
      statementEvidence(policy, stated, expects),
      answerEvidence(policy, declaration),
    ],
    judgedAt: moment.now,
  };
}

/** Everything that is expected must be there. In any doubt nothing is known; only clear answers say that it is gone. */
function kindBySignals(found: readonly Finding[], { absenceProves, enrolledAt }: Testimony): DeviceVerdict['kind'] {
  if (found.every(({ kind }) => kind === 'met')) return 'managed';
  if (found.some(({ kind }) => kind === 'unclear')) return 'unknown';
  const elsewhere = found.flatMap((finding) => (finding.kind === 'elsewhere' ? finding.at : []));
  // The computer is where it was, so the rules changed: a slip in them must not end the sign-ins of a whole company.
  if (elsewhere.some((place) => enrolledAt.includes(place))) return 'unknown';
  if (absenceProves) return 'personal';
  return enrolledAt.length > 0 && elsewhere.length === 0 ? 'personal' : 'unknown';
}

/**
 * `enrolledAt` with where this computer is enrolled now: the very same where nothing is new, or where not all that policy
 * expects is there at this moment.
 */
export function rememberedPlaces(policy: PolicyOutcome, moment: JudgingMoment, { readings, enrolledAt }: Testimony): readonly string[] {
  const found = policy.kind === 'active' ? readings.map((reading) => findingOf(reading, policy.policy, moment)) : [];
  const met = found.flatMap((finding) => (finding.kind === 'met' ? [finding.at] : []));
  const fresh = new Set(met.length === found.length ? met.flat() : []);
  if ([...fresh].every((place) => enrolledAt.includes(place))) return enrolledAt;
  return [...fresh, ...enrolledAt.filter((place) => !fresh.has(place))].slice(0, mostPlaces);
}

/** Of the newest; a computer moves seldom. */
const mostPlaces = 20;

const computerOf = { managed: 'a company computer', personal: 'your own computer' } as const;

function signalEvidence({ said }: Finding, reading: Reading | undefined): DeviceEvidence {
  const signal = reading?.signal.name ?? '';
  return { signal, said, decided: true, ...(reading === undefined ? {} : { readAt: reading.readAt }) };
}

function statementEvidence(policy: PolicyOutcome, stated: DeviceDeclaration, expects: boolean): DeviceEvidence {
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

function answerEvidence(policy: PolicyOutcome, declaration: DeviceDeclaration): DeviceEvidence {
  const signal = 'Your answer';
  if (declaration === null) return { signal, said: 'not given', decided: false };
  const said = `this is ${computerOf[declaration]}`;
  return declarationCounts(policy)
    ? { signal, said, decided: true }
    : { signal, said: `${said}; void, because IT set rules here`, decided: false };
}
