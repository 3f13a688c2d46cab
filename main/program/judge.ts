import type { DeviceVerdict } from '../../shared/device.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { judgeDevice } from '../device/verdict.ts';
import type { PolicyReader } from '../policy/policy-reader.ts';

export interface JudgeParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly reader: PolicyReader;
  readonly clock: Clock;
  /** What a change of policy or device asks for, in this order: lock every brand, re-judge kinds, sweep. */
  readonly onChange: () => Promise<void>;
  /** The person's own word about the computer is void once there are rules, and stays so when they go. */
  readonly forgetDeclaration: () => Promise<void>;
}

/** Keeps policy and device verdict true. */
export interface Judge {
  /** Reads policy afresh, judges the device, and carries out what changed before it resolves. */
  judge(): Promise<void>;
}

/** The way of a policy change: re-read and re-judge everything, then act on it, and only then is it over. */
export function createJudge({ state, decisions, reader, clock, onChange, forgetDeclaration }: JudgeParts): Judge {
  let queue: Promise<void> = Promise.resolve();

  const judgeOnce = async (): Promise<void> => {
    const policy = await reader.read();
    if (policy.kind !== 'absent' && state.get().settings.declaredDevice !== null) await forgetDeclaration();
    const before = state.get();
    const device = sameOrNew(before.device, judgeDevice(policy, before.settings.declaredDevice, clock.now()));
    if (policy === before.policy && device === before.device) return;
    state.update((now) => ({ ...now, policy, device }));
    await writeDown(decisions, before, policy, device);
    await onChange();
  };

  return {
    judge() {
      const next = queue.then(judgeOnce);
      queue = next.catch(() => {});
      return next;
    },
  };
}

/** A verdict that says the same as before keeps its identity, so that nothing downstream thinks it changed. */
function sameOrNew(before: DeviceVerdict, after: DeviceVerdict): DeviceVerdict {
  const essence = (verdict: DeviceVerdict): string => JSON.stringify([verdict.kind, verdict.statedBy, verdict.evidence]);
  return essence(before) === essence(after) ? before : after;
}

async function writeDown(decisions: Decisions, before: AppState, policy: PolicyOutcome, device: DeviceVerdict): Promise<void> {
  if (policy !== before.policy) await decisions.record(eventOf('policy', 'noted', { reason: `policy-${policy.kind}` }));
  if (device !== before.device)
    await decisions.record(eventOf('device', 'noted', { reason: `device-${device.kind}-by-${device.statedBy}` }));
}
