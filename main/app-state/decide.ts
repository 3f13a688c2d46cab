import type { Guard } from '../../shared/guard.ts';
import type { GuardFacts, LedgerStatus } from '../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { Outcome, Refusal } from '../../shared/outcome.ts';
import type { Clock } from '../clock.ts';
import type { StateStore } from './app-state.ts';
import { factsOf } from './facts.ts';

/** What every decision needs: the rules, the facts of this moment, and a place to be written down. */
export interface Decisions {
  /** Handed in, so that a test can show that a broken rule is found. */
  readonly guard: Guard;
  facts(): GuardFacts;
  /**
   * Never rejects, and is never waited for long: a disk that does not answer counts as one that takes nothing, until it
   * does (law 8: no doubt holds up the sweep, recall, stop everything or disarming). The state knows from then on whether
   * the ledger takes entries. `ifLate`: what became of the decision instead, written behind an entry that lands after all.
   */
  record(event: LedgerEvent, ifLate?: LedgerEvent): Promise<LedgerStatus>;
}

export interface DecisionsParts {
  readonly guard: Guard;
  readonly state: StateStore;
  readonly now: () => number;
  readonly append: (event: LedgerEvent) => Promise<LedgerStatus>;
  /** The machine's own time, not one that tests move: a disk does not know of it. */
  readonly after: Clock['after'];
}

/** How long the ledger's disk may take for an entry, in milliseconds. */
const ledgerLimitMs = 2_000;

const noAnswer: LedgerStatus = { kind: 'unwritable', why: 'The disk with the history does not answer. Brands wait until it does.' };

export function createDecisions({ guard, state, now, append, after }: DecisionsParts): Decisions {
  /** Entries that were waited for in vain, and are still on their way. */
  let overdue = 0;
  const show = (status: LedgerStatus): void =>
    state.update((before) => (before.ledger.kind === status.kind ? before : { ...before, ledger: status }));

  const write = (event: LedgerEvent): Promise<LedgerStatus> =>
    append(event).catch((error: unknown): LedgerStatus => ({ kind: 'unwritable', why: String(error) }));

  const withinLimit = (written: Promise<LedgerStatus>, ifLate: LedgerEvent | undefined): Promise<LedgerStatus> =>
    new Promise((resolve) => {
      let late = false;
      const giveUp = (): void => {
        late = true;
        overdue += 1;
        resolve(noAnswer);
      };
      // Behind one that is overdue already, none needs to be waited for.
      const cancel = overdue > 0 ? giveUp() : after(ledgerLimitMs, giveUp);
      void written.then(async (status) => {
        cancel?.();
        resolve(status);
        if (!late) return;
        const last = ifLate === undefined || status.kind === 'unwritable' ? status : await write(ifLate);
        overdue -= 1;
        if (overdue === 0) show(last);
      });
    });

  return {
    guard,
    facts: () => factsOf(state.get(), now()),
    async record(event, ifLate) {
      const status = await withinLimit(write(event), ifLate);
      show(status);
      return status;
    },
  };
}

/** An event with nothing in it but what was decided. */
export function eventOf(act: LedgerEvent['act'], decision: LedgerEvent['decision'], rest: Partial<LedgerEvent> = {}): LedgerEvent {
  return { reason: null, law: null, who: null, ref: null, post: null, ...rest, act, decision };
}

const notWrittenDown: Refusal = {
  law: 9,
  reason: 'not-written-down',
  words: 'Hatcheck could not write this down, so nothing was done. Free some disk space and try again.',
};

/**
 * Asks, and writes the answer down before anything follows from it (law 9): nothing a brand does goes unwritten, and what
 * was given up while its entry was still on its way to the disk is not left there as allowed.
 * Writing takes time: whoever acts on the answer asks the guard once more, at the act.
 */
export async function decide(
  decisions: Decisions,
  ask: () => Outcome,
  act: LedgerEvent['act'],
  about: Partial<Pick<LedgerEvent, 'who' | 'ref' | 'about'>>,
): Promise<Outcome> {
  const outcome = ask();
  if (outcome.kind === 'refused') {
    await decisions.record(refusedEvent(act, outcome.refusal, about));
    return outcome;
  }
  const needsWriting = about.who != null && about.who.kind !== 'personal';
  const ifLate = needsWriting ? refusedEvent(act, notWrittenDown, about) : undefined;
  const reason = isByException(decisions.facts(), about.who) ? { reason: 'by-exception' } : {};
  const status = await decisions.record(eventOf(act, 'allowed', { ...about, ...reason }), ifLate);
  return status.kind === 'unwritable' && needsWriting ? { kind: 'refused', refusal: notWrittenDown } : outcome;
}

/** A brand that may act on a computer which is not the company's does so by an exception, and the history says so. */
function isByException({ device, exceptions }: GuardFacts, who: LedgerEvent['who'] | undefined): boolean {
  if (device.kind === 'managed' || who == null || who.kind === 'personal') return false;
  return exceptions.some(({ identityId }) => identityId.startsWith(`${who.network}:`));
}

function refusedEvent(act: LedgerEvent['act'], { law, reason }: Refusal, about: Partial<LedgerEvent>): LedgerEvent {
  return eventOf(act, 'refused', { ...about, law, reason: reason.slice(0, 80) });
}
