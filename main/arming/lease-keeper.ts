import type { IdentityId } from '../../shared/account.ts';
import { isArmed, type Leases, nextExpiry } from '../../shared/arming.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';

/** Why a brand was locked; a reason code of the ledger. */
export type DisarmReason = 'asked' | 'panic' | 'expired' | 'away' | 'policy-changed' | 'not-allowed' | 'signed-out' | 'quit';

export interface LeaseKeeperDeps {
  readonly state: StateStore;
  readonly clock: Clock;
  /** Would it still be armed, were it asked for now? */
  readonly mayStayArmed: (id: IdentityId) => boolean;
  readonly disarm: (ids: readonly IdentityId[], reason: DisarmReason) => Promise<void>;
}

/**
 * Ends leases that may not go on: run out, nobody here, rules changed, or no longer allowed. Each lease also has
 * an end by the clock that never goes back. The returned function stops it.
 */
export function keepLeasesLawful({ state, clock, mayStayArmed, disarm }: LeaseKeeperDeps): () => void {
  const ending = new Set<IdentityId>();
  let ends = new Map<IdentityId, { readonly until: number; readonly monotonicEnd: number }>();
  let before: AppState = state.get();
  let cancelTimer = (): void => {};

  const end = (ids: readonly IdentityId[], reason: DisarmReason): void => {
    const fresh = ids.filter((id) => !ending.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) ending.add(id);
    void disarm(fresh, reason).finally(() => {
      for (const id of fresh) ending.delete(id);
    });
  };

  const isOver = (leases: Leases, id: IdentityId): boolean =>
    !isArmed(leases, id, clock.now()) || clock.monotonic() >= (ends.get(id)?.monotonicEnd ?? Number.POSITIVE_INFINITY);

  const look = (): void => {
    const now = state.get();
    const ids = Object.keys(now.leases);
    const was = before;
    before = now;
    ends = new Map(ids.map((id) => [id, monotonicEndOf(now.leases, id)]));
    if (was.policy !== now.policy) end(ids, 'policy-changed');
    if (now.presence.kind === 'away') end(ids, 'away');
    end(
      ids.filter((id) => isOver(now.leases, id)),
      'expired',
    );
    end(
      ids.filter((id) => !mayStayArmed(id)),
      'not-allowed',
    );
    setTimer(now.leases);
  };

  const monotonicEndOf = (leases: Leases, id: IdentityId) => {
    const until = leases[id]?.until ?? 0;
    const known = ends.get(id);
    return known?.until === until ? known : { until, monotonicEnd: clock.monotonic() + Math.max(until - clock.now(), 0) };
  };

  const setTimer = (leases: Leases): void => {
    cancelTimer();
    const next = nextExpiry(leases);
    cancelTimer = next === null ? () => {} : clock.after(Math.max(next - clock.now(), 0), look);
  };

  const unsubscribe = state.subscribe(look);
  look();
  return () => {
    unsubscribe();
    cancelTimer();
  };
}
