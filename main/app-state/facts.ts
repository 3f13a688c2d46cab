import type { GuardFacts } from '../../shared/guard-facts.ts';
import type { AppState } from './app-state.ts';

/** What the guard is told, read at the moment of the act. */
export function factsOf(state: AppState, now: number): GuardFacts {
  return {
    now,
    clockTrusted: state.clockTrusted,
    version: state.version,
    policy: state.policy,
    device: state.device,
    vault: state.vault,
    ledger: state.ledger,
    presence: state.presence,
    leases: state.leases,
    exceptions: state.exceptions.filter((exception) => exception.until > now),
  };
}
