import type { IdentityId } from '../../shared/account.ts';
import { isArmed, type Leases, nextExpiry } from '../../shared/arming.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';

/** Why a brand was locked; a reason code of the ledger. */
export type DisarmReason = 'asked' | 'panic' | 'expired' | 'away' | 'policy-changed' | 'not-allowed' | 'signed-out' | 'quit';

export interface LeaseKeeperParts {
  readonly state: StateStore;
  readonly clock: Clock;
  /** Would it be armed, were it asked for now? */
  readonly mayStayArmed: (id: IdentityId) => boolean;
  readonly disarm: (id: IdentityId, reason: DisarmReason) => void;
}

/** When a lease ends by the clock that never goes back, in monotonic milliseconds. */
interface End {
  readonly until: number;
  readonly monotonic: number;
}

/**
 * Ends leases that may not go on: run out by either clock, nobody here, rules changed, or no longer allowed.
 * Looks at every change of the state and when the next lease runs out. The returned function stops it.
 */
export function keepLeasesLawful({ state, clock, mayStayArmed, disarm }: LeaseKeeperParts): () => void {
  let ends: ReadonlyMap<IdentityId, End> = new Map();
  let { policy } = state.get();
  let cancelTimer = (): void => {};

  const endOf = (leases: Leases, id: IdentityId): End => {
    const until = leases[id]?.until ?? 0;
    const known = ends.get(id);
    return known?.until === until ? known : { until, monotonic: clock.monotonic() + Math.max(until - clock.now(), 0) };
  };

  const reasonToEnd = (id: IdentityId, policyChanged: boolean): DisarmReason | null => {
    const { leases, presence } = state.get();
    if (policyChanged) return 'policy-changed';
    if (presence.kind === 'away') return 'away';
    if (!isArmed(leases, id, clock.now()) || clock.monotonic() >= (ends.get(id)?.monotonic ?? 0)) return 'expired';
    return mayStayArmed(id) ? null : 'not-allowed';
  };

  const look = (): void => {
    const now = state.get();
    const policyChanged = now.policy !== policy;
    policy = now.policy;
    ends = new Map(Object.keys(now.leases).map((id) => [id, endOf(now.leases, id)]));
    setTimer(now.leases);
    for (const id of Object.keys(now.leases)) {
      const reason = reasonToEnd(id, policyChanged);
      if (reason !== null) disarm(id, reason);
    }
  };

  /** By whichever clock the next lease ends first. One that has ended is being disarmed: nothing to wait for. */
  const setTimer = (leases: Leases): void => {
    cancelTimer();
    const next = nextExpiry(leases);
    if (next === null) return;
    const monotonicEnds = [...ends.values()].map((end) => end.monotonic - clock.monotonic());
    const ahead = Math.min(next - clock.now(), ...monotonicEnds);
    if (ahead > 0) cancelTimer = clock.after(ahead, look);
  };

  const unsubscribe = state.subscribe(look);
  look();
  return () => {
    unsubscribe();
    cancelTimer();
  };
}
