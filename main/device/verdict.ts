import type { DeviceDeclaration, DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import { findingOf, type JudgingMoment } from './evidence.ts';
import type { Reading } from './reading.ts';
import type { Finding } from './signal.ts';
import { answerEvidence, declarationCounts, placesEvidence, signalEvidence, statementEvidence } from './verdict-evidence.ts';

/** What is known of this computer beside policy and the person's answer. */
export interface Testimony {
  /** One for every signal of which policy expects something; empty where it expects nothing of this system. */
  readonly readings: readonly Reading[];
  /** On this system, a clear answer that is not ours proves that the computer is not the company's. */
  readonly absenceProves: boolean;
  /** Where this computer was enrolled, by `placeName`, whenever policy found there what it expected; null where that cannot be read. */
  readonly enrolledAt: readonly string[] | null;
}

/** As the program itself has it, whose database knows the places. */
export type TestimonyInside = Testimony & { readonly enrolledAt: readonly string[] };

export const noTestimony: Testimony = { readings: [], absenceProves: false, enrolledAt: [] };

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
  const bySignals = expects ? judgeBySignals(found, testimony) : null;
  return {
    kind: bySignals?.kind ?? byIt ?? byPerson ?? 'unknown',
    statedBy: expects ? 'signals' : byIt !== null ? 'it' : byPerson !== null ? 'person' : 'nobody',
    evidence: [
      ...found.map((finding, index) => signalEvidence(finding, testimony.readings[index], bySignals?.decided.includes(finding) ?? false)),
      // Where it is ours, that is remembered just now, and decides nothing.
      ...(bySignals === null || bySignals.kind === 'managed' ? [] : [placesEvidence(testimony.enrolledAt, bySignals.byPlaces)]),
      statementEvidence(policy, stated, expects),
      answerEvidence(policy, declaration),
    ],
    judgedAt: moment.now,
  };
}

interface BySignals {
  readonly kind: DeviceVerdict['kind'];
  /** The findings without which it would be another verdict. */
  readonly decided: readonly Finding[];
  /** Did it matter where this computer was before? */
  readonly byPlaces: boolean;
}

/** Everything that is expected must be there. In any doubt nothing is known; only clear answers say that it is gone. */
function judgeBySignals(found: readonly Finding[], { absenceProves, enrolledAt }: Testimony): BySignals {
  const notMet = found.filter(({ kind }) => kind !== 'met');
  if (notMet.length === 0) return { kind: 'managed', decided: found, byPlaces: false };
  const unclear = found.filter(({ kind }) => kind === 'unclear');
  if (unclear.length > 0) return { kind: 'unknown', decided: unclear, byPlaces: false };
  const before = enrolledAt ?? [];
  const elsewhere = found.flatMap((finding) => (finding.kind === 'elsewhere' ? [finding] : []));
  // The computer is where it was, so the rules changed: a slip in them must not end the sign-ins of a whole company.
  const still = elsewhere.filter(({ at }) => at.some((place) => before.includes(place)));
  if (still.length > 0) return { kind: 'unknown', decided: still, byPlaces: true };
  if (absenceProves) return { kind: 'personal', decided: notMet, byPlaces: false };
  // In another realm it is not known, wherever it was before.
  if (elsewhere.length > 0) return { kind: 'unknown', decided: elsewhere, byPlaces: false };
  return { kind: before.length > 0 ? 'personal' : 'unknown', decided: notMet, byPlaces: true };
}

/**
 * `enrolledAt` with where this computer is enrolled now: the very same where nothing is new, or where not all that policy
 * expects is there at this moment.
 */
export function rememberedPlaces(
  policy: PolicyOutcome,
  moment: JudgingMoment,
  { readings, enrolledAt }: TestimonyInside,
): readonly string[] {
  const found = policy.kind === 'active' ? readings.map((reading) => findingOf(reading, policy.policy, moment)) : [];
  const met = found.flatMap((finding) => (finding.kind === 'met' ? [finding.at] : []));
  const fresh = new Set(met.length === found.length ? met.flat() : []);
  if ([...fresh].every((place) => enrolledAt.includes(place))) return enrolledAt;
  return [...fresh, ...enrolledAt.filter((place) => !fresh.has(place))].slice(0, mostPlaces);
}

/** Of the newest; a computer moves seldom. */
const mostPlaces = 20;
