import { findUsableIdentity, type Identity, type IdentityId } from '../../shared/account.ts';
import { arm, disarm } from '../../shared/arming.ts';
import { type LedgerSubject, ledgerSubjectOf } from '../../shared/ledger-event.ts';
import { done, type Outcome, outcomeOf, refusal } from '../../shared/outcome.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, decide, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { type DisarmReason, keepLeasesLawful } from './lease-keeper.ts';

/** Unlocking and locking brands. The leases themselves are in the state, for the outbox to renew and extend. */
export interface Arming {
  /** Refused by the guard, or where the ledger does not take it. */
  arm(identityId: IdentityId): Promise<Outcome>;
  /** Never refused, and never waits long for the ledger. */
  disarm(identityId: IdentityId, reason: DisarmReason): Promise<void>;
  disarmAll(reason: DisarmReason): Promise<void>;
  /** Stops looking after the leases; nothing is disarmed by it. */
  stop(): void;
}

export interface ArmingParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly clock: Clock;
}

/** Milliseconds that disarming waits for the ledger: doubt never blocks it (law 8). */
const patienceMs = 1_000;

const signedOut = refusal(null, 'signed-out', 'This account is signed out. Sign it in, then unlock it.');
const overtaken = refusal(4, 'locked-meanwhile', 'It was locked again meanwhile. Unlock it once more.');

export function createArming({ state, decisions, clock }: ArmingParts): Arming {
  /** Counts every disarming, so that an arming which was still being written down does not come after it. */
  let disarmings = 0;
  const underWay = new Map<IdentityId, Promise<void>>();

  const identityOf = (id: IdentityId): Identity | null => findUsableIdentity(state.get().accounts, id);
  const whoIs = (id: IdentityId): LedgerSubject | null => {
    const identity = identityOf(id);
    return identity === null ? null : ledgerSubjectOf(identity, state.get().policy);
  };

  const mayArm = (id: IdentityId): Outcome => {
    const identity = identityOf(id);
    return identity === null ? outcomeOf(signedOut) : decisions.guard.mayArm(identity, decisions.facts());
  };

  const armNow = async (id: IdentityId): Promise<Outcome> => {
    const before = disarmings;
    const allowed = await decide(decisions, () => mayArm(id), 'arm', { who: whoIs(id) });
    if (allowed.kind === 'refused') return allowed;
    const still = disarmings === before ? mayArm(id) : outcomeOf(overtaken);
    if (still.kind === 'refused') return still;
    state.update((now) => ({ ...now, leases: arm(now.leases, id, clock.now(), effectivePolicy(now.policy)) }));
    return done;
  };

  const disarmOne = async (id: IdentityId, reason: DisarmReason): Promise<void> => {
    const written = decisions.record(eventOf('disarm', 'done', { reason, who: whoIs(id) }));
    await Promise.race([written, passing(clock, patienceMs)]);
    underWay.delete(id);
    state.update((now) => {
      const leases = disarm(now.leases, id);
      return leases === now.leases ? now : { ...now, leases };
    });
  };

  const disarmOnce = (id: IdentityId, reason: DisarmReason): Promise<void> => {
    disarmings += 1;
    const already = underWay.get(id);
    if (already !== undefined) return already;
    const work = disarmOne(id, reason);
    underWay.set(id, work);
    return work;
  };

  const disarmAll = async (reason: DisarmReason): Promise<void> => {
    disarmings += 1;
    await Promise.all(Object.keys(state.get().leases).map((id) => disarmOnce(id, reason)));
  };

  const stop = keepLeasesLawful({
    state,
    clock,
    mayStayArmed: (id) => mayArm(id).kind === 'ok',
    disarm: (id, reason) => void disarmOnce(id, reason),
  });

  return { arm: armNow, disarm: disarmOnce, disarmAll, stop };
}

function passing(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
