import type { DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import { type OwnRules, withOwnRules } from '../../shared/policy-tightening.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { maxAgeMsOf } from '../device/evidence.ts';
import type { SignalReader } from '../device/signal-reader.ts';
import { judgeDevice, rememberedPlaces } from '../device/verdict.ts';
import type { PolicyReader } from '../policy/policy-reader.ts';

export interface JudgeParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly reader: PolicyReader;
  readonly clock: Clock;
  readonly signals: SignalReader;
  /** On this system, a clear answer that is not ours proves that the computer is not the company's. */
  readonly absenceProves: boolean;
  /** What a change of policy or device asks for, in this order: lock every brand, re-judge kinds, sweep. */
  readonly onChange: () => Promise<void>;
  /** The person's own word about the computer is void once there are rules, and stays so when they go. */
  readonly forgetDeclaration: () => Promise<void>;
  /** What policy expects of this computer was found, there: whoever finds it gone later knows that it left. */
  readonly rememberEnrolled: (places: readonly string[]) => Promise<void>;
}

/** Keeps policy and device verdict true. */
export interface Judge {
  /** Reads policy afresh, judges the device, and carries out what changed before it resolves. Evidence that policy holds to be fresh is not asked for again. */
  judge(): Promise<void>;
  /** The same right before an act that the computer itself could forbid: everything is asked anew. */
  judgeAfresh(): Promise<void>;
}

/** The way of a policy change: re-read and re-judge everything, then act on it, and only then is it over. */
export function createJudge(parts: JudgeParts): Judge {
  const { state, decisions, reader, clock, onChange, forgetDeclaration, rememberEnrolled } = parts;
  let queue: Promise<void> = Promise.resolve();
  const withPerson = createWithPerson();

  const verdictOf = async (policy: PolicyOutcome, afresh: boolean): Promise<DeviceVerdict> => {
    const readings = policy.kind === 'active' ? await parts.signals.read(policy.policy, afresh ? 0 : maxAgeMsOf(policy)) : [];
    const { settings, clockTrusted } = state.get();
    const testimony = { readings, absenceProves: parts.absenceProves, enrolledAt: settings.enrolledAt };
    const moment = { now: clock.now(), monotonic: clock.monotonic(), clockTrusted };
    const places = rememberedPlaces(policy, moment, testimony);
    if (places !== settings.enrolledAt) await rememberEnrolled(places);
    return judgeDevice(policy, settings.declaredDevice, moment, testimony);
  };

  const judgeOnce = async (afresh: boolean): Promise<void> => {
    const policy = withPerson(await reader.read(), state.get().settings.ownRules);
    if (policy.kind !== 'absent' && state.get().settings.declaredDevice !== null) await forgetDeclaration();
    const verdict = await verdictOf(policy, afresh);
    const before = state.get();
    const device = saysTheSame(before.device, verdict) ? before.device : verdict;
    if (policy === before.policy && device === before.device) return showAge(state, verdict);
    state.update((now) => ({ ...now, policy, device }));
    await writeDown(decisions, before, policy, device);
    await onChange();
  };

  const next = (afresh: boolean): Promise<void> => {
    const judged = queue.then(() => judgeOnce(afresh));
    queue = judged.catch(() => {});
    return judged;
  };
  return { judge: () => next(false), judgeAfresh: () => next(true) };
}

/** What the person made stricter, on top of policy. The same of both gives the very same outcome as before. */
function createWithPerson(): (policy: PolicyOutcome, own: OwnRules) => PolicyOutcome {
  let last: { readonly policy: PolicyOutcome; readonly own: OwnRules; readonly outcome: PolicyOutcome } | null = null;
  return (policy, own) => {
    if (last?.policy !== policy || last.own !== own) last = { policy, own, outcome: withOwnRules(policy, own) };
    return last.outcome;
  };
}

/** A verdict that says the same as before keeps its identity, so that nothing downstream thinks it changed. */
function saysTheSame(before: DeviceVerdict, after: DeviceVerdict): boolean {
  const essence = ({ kind, statedBy, evidence }: DeviceVerdict): string =>
    JSON.stringify([kind, statedBy, evidence.map(({ signal, said, decided }) => [signal, said, decided])]);
  return essence(before) === essence(after);
}

/** Only how old the evidence is changed: shown, and nothing to act on. */
function showAge(state: StateStore, verdict: DeviceVerdict): void {
  const times = ({ evidence }: DeviceVerdict): string => JSON.stringify(evidence.map(({ readAt }) => readAt ?? null));
  state.update((now) => (times(now.device) === times(verdict) ? now : { ...now, device: verdict }));
}

async function writeDown(decisions: Decisions, before: AppState, policy: PolicyOutcome, device: DeviceVerdict): Promise<void> {
  if (policy !== before.policy) await decisions.record(eventOf('policy', 'noted', { reason: `policy-${policy.kind}` }));
  if (device !== before.device)
    await decisions.record(eventOf('device', 'noted', { reason: `device-${device.kind}-by-${device.statedBy}` }));
}
