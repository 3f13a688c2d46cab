import { type Identity, type IdentityId, usableIdentities } from '../../shared/account.ts';
import * as leases from '../../shared/arming.ts';
import { type Guard, guard as lawfulGuard } from '../../shared/guard.ts';
import { done, type Outcome, outcomeOf, type Refusal, refusal } from '../../shared/outcome.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { factsOf } from '../app-state/facts.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createArmingRecord } from './arming-record.ts';
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

export interface ArmingDeps {
  readonly state: StateStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** The lawful one, unless a test breaks a law on purpose. */
  readonly guard?: Guard;
}

const signedOut = refusal(null, 'signed-out', 'This account is signed out. Sign it in, then unlock it.');
const overtaken = refusal(4, 'locked-meanwhile', 'It was locked again meanwhile. Unlock it once more.');

export function createArming({ state, ledger, clock, guard = lawfulGuard }: ArmingDeps): Arming {
  const record = createArmingRecord(ledger, clock);
  /** Counts every disarming, so that an arming which was still being written down does not come after it. */
  let disarmings = 0;

  const identityOf = (id: IdentityId): Identity | null => usableIdentities(state.get().accounts).find((one) => one.id === id) ?? null;
  const mayArm = (id: IdentityId): Outcome => {
    const identity = identityOf(id);
    return identity === null ? outcomeOf(signedOut) : guard.mayArm(identity, factsOf(state.get(), clock.now()));
  };

  const refuse = async (identity: Identity | null, reason: Refusal): Promise<Outcome> => {
    await record.refused(identity, reason);
    return outcomeOf(reason);
  };

  const disarm = async (ids: readonly IdentityId[], reason: DisarmReason): Promise<void> => {
    disarmings += 1;
    await Promise.all(ids.map((id) => record.disarmed(identityOf(id), reason)));
    state.update((before) => {
      const left = ids.reduce(leases.disarm, before.leases);
      return left === before.leases ? before : { ...before, leases: left };
    });
  };

  const stop = keepLeasesLawful({ state, clock, mayStayArmed: (id) => mayArm(id).kind === 'ok', disarm });

  return {
    async arm(identityId) {
      const identity = identityOf(identityId);
      const asked = mayArm(identityId);
      if (asked.kind === 'refused' || identity === null) return refuse(identity, asked.kind === 'refused' ? asked.refusal : signedOut);
      const before = disarmings;
      const unrecorded = await record.armed(identity);
      if (unrecorded !== null) return outcomeOf(unrecorded);
      const still = disarmings === before ? mayArm(identityId) : outcomeOf(overtaken);
      if (still.kind === 'refused') return refuse(identity, still.refusal);
      const now = clock.now();
      state.update((s) => ({ ...s, leases: leases.arm(s.leases, identityId, now, effectivePolicy(s.policy)) }));
      return done;
    },
    disarm: (identityId, reason) => disarm([identityId], reason),
    disarmAll: (reason) => disarm(Object.keys(state.get().leases), reason),
    stop,
  };
}
