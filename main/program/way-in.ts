import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { Windows } from '../windows/windows.ts';
import { fill } from './fill.ts';
import { followStrip } from './follow-strip.ts';
import type { Judge } from './judge.ts';
import { withNotice, withoutNoticesTitled } from './notices.ts';
import type { ProfileOpening } from './profile.ts';
import type { Services } from './services.ts';

export interface WayInParts {
  readonly state: StateStore;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly judge: Judge;
  readonly windows: Pick<Windows, 'openCompose' | 'stayOutOfSight' | 'openUnlock' | 'closeUnlock' | 'strip'>;
  /** Whether it may go by without a window: asked once, when the sweep is over. */
  readonly mayStayInTray: () => boolean;
  readonly createServices: (store: Services['store']) => Services;
}

/** How a profile is opened, and whether there is a keyring to sweep in it. */
export interface Entrance {
  readonly withKeyring: boolean;
  readonly openTheProfile: () => Promise<ProfileOpening>;
}

/** The way from a closed profile to the windows. It is never shown before the sweep is over (law 1). */
export interface WayIn {
  /** One entering at a time; whoever asks during one waits for it. Goes on where the last one stopped. */
  enterBy(entrance: Entrance): Promise<void>;
  isEntering(): boolean;
  /** The sweep is over, and windows may show. */
  isIn(): boolean;
  /** There from the moment the profile is open, before the sweep. */
  services(): Services | null;
  closeStore(): void;
}

const cannotOpen = 'Your drafts cannot be opened';

export function createWayIn({ state, clock, judge, windows, mayStayInTray, createServices }: WayInParts): WayIn {
  let opened: { readonly services: Services; readonly close: () => void; readonly notes: readonly string[] } | null = null;
  let swept = false;
  let entering: Promise<void> | null = null;

  const openOnce = async ({ openTheProfile }: Entrance): Promise<Outcome<NonNullable<typeof opened>>> => {
    if (opened !== null) return ok(opened);
    const opening = await openTheProfile();
    if (opening.kind === 'notReady') return refused(8, 'keyring-not-ready', 'The keyring did not answer. Unlock it, then try again.');
    if (opening.kind === 'failed') return refused(8, 'profile-failed', opening.words);
    opened = { services: createServices(opening.store), close: opening.close, notes: opening.notes };
    return ok(opened);
  };

  const enterOnce = async (entrance: Entrance): Promise<void> => {
    const open = await openOnce(entrance);
    const filled = open.kind === 'ok' ? await fill({ state, judge, clock, withKeyring: entrance.withKeyring, ...open.value }) : open;
    state.update((before) => withoutNoticesTitled(before, cannotOpen));
    if (filled.kind === 'refused') {
      const notice = { level: 'stop', title: cannotOpen, words: filled.refusal.words, at: clock.now() } as const;
      state.update((before) => withNotice(before, notice));
      windows.openUnlock();
      return;
    }
    swept = true;
    if (mayStayInTray()) windows.stayOutOfSight();
    else windows.openCompose();
    windows.closeUnlock();
    followStrip(state, windows.strip);
  };

  return {
    async enterBy(entrance) {
      if (swept) return;
      entering ??= enterOnce(entrance).finally(() => {
        entering = null;
      });
      await entering;
    },
    isEntering: () => entering !== null,
    isIn: () => swept,
    services: () => opened?.services ?? null,
    closeStore: () => opened?.close(),
  };
}
