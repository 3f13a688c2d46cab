import { effectivePolicy } from '../../shared/policy.ts';
import type { Draft } from '../../shared/post.ts';
import { isWithinHours } from '../../shared/working-hours.ts';
import type { AppState, StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { withNotice } from './notices.ts';
import { unreachableNow } from './reach-now.ts';

/** The longest a timer may wait, in milliseconds: Node fires longer ones at once. */
const longestWaitMs = 12 * 60 * 60_000;
/** How often it is looked at again whether one can answer by now: the hours of the day begin without a sign. */
const againMs = 60_000;

interface BringBackParts {
  readonly state: StateStore;
  readonly drafts: Pick<Drafts, 'takeUp'>;
  readonly clock: Clock;
}

/**
 * Brings a draft that was put aside back once somebody is here to see it, and says so: at its time, or, where it has none,
 * when nothing keeps the person from answering any more. Nothing is posted by it: the draft waits for its confirmation like
 * any other. The returned function stops it.
 */
export function bringBackKept({ state, drafts, clock }: BringBackParts): () => void {
  let cancel = (): void => {};
  let armedFor: number | null = null;
  const look = (): void => {
    const before = state.get();
    const now = clock.now();
    if (before.presence.kind === 'here') {
      const canAnswer = before.drafts.some(isOpenEnded) && canAnswerNow(before, now);
      for (const draft of before.drafts.filter((one) => isDue(one, now) || (canAnswer && isOpenEnded(one)))) bringBack(draft);
    }
    const next = nextLook(state.get(), now);
    if (next === armedFor) return;
    cancel();
    armedFor = next;
    if (next !== null) {
      cancel = clock.after(Math.min(next - now, longestWaitMs), () => {
        armedFor = null;
        look();
      });
    }
  };
  const bringBack = (draft: Draft): void => {
    if (drafts.takeUp(draft.id).kind !== 'ok') return;
    const words = 'Nothing of it was posted meanwhile. Read it again, then post it or discard it.';
    state.update((before) => withNotice(before, { level: 'caution', title: 'A draft you kept is back', words, at: clock.now() }));
  };
  const unsubscribe = state.subscribe(look);
  look();
  return () => {
    unsubscribe();
    cancel();
  };
}

function isDue({ kept }: Draft, now: number): boolean {
  return kept !== undefined && kept.until !== null && kept.until <= now;
}

function isOpenEnded({ kept }: Draft): boolean {
  return kept !== undefined && kept.until === null;
}

/** Nothing that was said before posting speaks against it now, and it is a time to work. */
function canAnswerNow(state: AppState, now: number): boolean {
  return unreachableNow(state, now).length === 0 && isWithinHours(effectivePolicy(state.policy).WorkingHours, now);
}

/** The next time at which a draft may be due, or null. One that only waits for somebody needs no timer. */
function nextLook({ drafts, presence }: AppState, now: number): number | null {
  const times = drafts.flatMap(({ kept }) => (kept?.until != null && kept.until > now ? [kept.until] : []));
  if (presence.kind === 'here' && drafts.some(isOpenEnded)) times.push((Math.floor(now / againMs) + 1) * againMs);
  return times.length === 0 ? null : Math.min(...times);
}
