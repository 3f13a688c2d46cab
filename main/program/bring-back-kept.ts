import type { Draft } from '../../shared/post.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { withNotice } from './notices.ts';

/** The longest a timer may wait, in milliseconds: Node fires longer ones at once. */
const longestWaitMs = 12 * 60 * 60_000;

interface BringBackParts {
  readonly state: StateStore;
  readonly drafts: Pick<Drafts, 'takeUp'>;
  readonly clock: Clock;
}

/**
 * Brings a draft that was put aside back at its time, once somebody is here to see it, and says so. Nothing is posted by
 * it: the draft waits for its confirmation like any other. The returned function stops it.
 */
export function bringBackKept({ state, drafts, clock }: BringBackParts): () => void {
  let cancel = (): void => {};
  let armedFor: number | null = null;
  const look = (): void => {
    const { presence, drafts: all } = state.get();
    const now = clock.now();
    if (presence.kind === 'here') {
      for (const draft of all.filter((one) => isDue(one, now))) bringBack(draft);
    }
    const next = earliest(state.get().drafts, now);
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

/** The next time at which a draft is due, or null. One that is due and waits for somebody needs no timer. */
function earliest(drafts: readonly Draft[], now: number): number | null {
  const times = drafts.flatMap(({ kept }) => (kept?.until != null && kept.until > now ? [kept.until] : []));
  return times.length === 0 ? null : Math.min(...times);
}
