import type { PolicyOutcome } from '../../shared/policy.ts';
import type { UpdateState } from '../../shared/update.ts';
import { isQuietEnough, isSuspicious, updatePlan } from '../../shared/update.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import { type LookParts, lookOnce, type Ready } from './look-once.ts';

/** The first look comes so long after the start, in milliseconds: a start has other things to do. */
export const firstLookMs = 60_000;
/** Milliseconds between two looks. */
export const lookEveryMs = 4 * 3_600_000;

export interface UpdatesParts extends Pick<LookParts, 'createUpdater' | 'canInstall'> {
  readonly state: StateStore;
  readonly decisions: Pick<Decisions, 'record'>;
  readonly clock: Clock;
  /** SHA-512 of a file in base64, or null where it cannot be read. */
  readonly hashOf: (path: string) => Promise<string | null>;
  /** Reads the rules afresh: what is installed is granted by those of this moment. */
  readonly readRules: () => Promise<PolicyOutcome>;
}

export interface Updates {
  /** Looks now, where the rules grant it; resolves when what follows from it is over. Never rejects. */
  look(): Promise<void>;
  /**
   * Called as the program begins to leave, while what is on its way still shows. Gives what to do at the very end: to install
   * what is ready, or nothing.
   */
  leave(): Promise<() => Promise<void>>;
}

/** One look under one plan. */
interface Looking {
  readonly abort: AbortController;
  readonly over: Promise<void>;
}

/** Follows the rules set by IT: what they do not grant is not asked for, and what they take back is dropped. */
export function createUpdates(parts: UpdatesParts): Updates {
  const { state, decisions, clock } = parts;
  let key = '';
  /** The start is over, so that what the rules grant from now on is looked for at once. */
  let started = false;
  let looking: Looking | null = null;
  let ready: Ready | null = null;

  const tell = (update: UpdateState): void => {
    state.update((before) => ({ ...before, update }));
    if (update.kind !== 'refused' || !isSuspicious(update.refusal)) return;
    void decisions.record(eventOf('update', 'refused', { reason: update.refusal.reason }));
  };

  /** What an earlier look made ready is kept through a day's trouble; not where the server offers it no more, or may be another's. */
  const stillReady = async (): Promise<Ready | null> => {
    const { update } = state.get();
    if (ready === null || update.kind !== 'refused' || isSuspicious(update.refusal)) return null;
    const { path, sha512 } = ready.downloaded;
    return (await parts.hashOf(path)) === sha512 ? ready : null;
  };

  const look = async (): Promise<void> => {
    const plan = updatePlan(state.get().policy);
    if (plan.kind === 'off') return;
    if (looking !== null) return looking.over;
    const abort = new AbortController();
    const over = lookOnce({ ...parts, plan, now: clock.now, tell, signal: abort.signal }).then(async (found) => {
      const left = found ?? (await stillReady());
      if (abort.signal.aborted) return;
      [looking, ready] = [null, left];
      if (found === null && left !== null) tell({ kind: 'ready', version: left.version });
    });
    looking = { abort, over };
    return over;
  };

  const follow = (): void => {
    const plan = updatePlan(state.get().policy);
    const now = JSON.stringify(plan);
    if (now === key) return;
    key = now;
    looking?.abort.abort();
    looking = null;
    ready = null;
    tell(plan.kind === 'off' ? plan : { kind: 'waiting' });
    if (started) void look();
  };

  const lookIn = (ms: number): void => {
    clock.after(ms, () => {
      started = true;
      void look().finally(() => lookIn(lookEveryMs));
    });
  };
  follow();
  state.subscribe(follow);
  lookIn(firstLookMs);

  return {
    look,
    async leave() {
      const [leaving, plan] = [ready, key];
      const isStill = (): boolean => {
        const { outbox, messageOutbox } = state.get();
        return ready === leaving && key === plan && isQuietEnough(outbox, messageOutbox);
      };
      if (leaving === null || !isStill()) return nothing;
      if (JSON.stringify(updatePlan(await parts.readRules())) !== plan) return nothing;
      return installing(parts, leaving, isStill);
    },
  };
}

const nothing = async (): Promise<void> => {};

/** Written down first. A file that was changed since it was downloaded is left alone; `isStill`: nothing has changed since the quit began. */
async function installing(
  { decisions, hashOf }: UpdatesParts,
  { version, updater, downloaded }: Ready,
  isStill: () => boolean,
): Promise<() => Promise<void>> {
  const status = await decisions.record(eventOf('update', 'allowed', { reason: `installs-${version}`.slice(0, 80) }));
  if (status.kind === 'unwritable') return nothing;
  return async () => {
    if ((await hashOf(downloaded.path)) === downloaded.sha512 && isStill()) updater.install();
  };
}
