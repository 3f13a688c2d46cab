import { join } from 'node:path';
import { freshPulse } from '../../shared/audience.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { factsOf } from '../app-state/facts.ts';
import type { CheckSources } from '../checks/check-sources.ts';
import { type Checks, createChecks } from '../checks/checks.ts';
import { startCheckThread } from '../checks/node-check-thread.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { readCheckModels } from '../models/check-models.ts';
import type { Network } from '../networks/network.ts';
import { momentOf } from './moment-of.ts';
import { unreachableNow } from './reach-now.ts';
import { capabilitiesIn, type Services } from './services.ts';

export interface SystemChecksParts {
  readonly state: StateStore;
  /** The machine's own time, also in tests that move the program's. */
  readonly systemClock: Clock;
  readonly log: Log;
  /** Folder of the built program, and of the models it carries. */
  readonly builtMain: string;
  readonly models: string;
  readonly networks: readonly [Network, ...Network[]];
  /** Resolves once the first window shows, or never will: reading half a megabyte of tables would hold it up. */
  readonly firstWindow: Promise<void>;
  readonly clock: Clock;
  /** Null while the profile is not open. */
  readonly services: () => Services | null;
}

/** Milliseconds for one draft; a long one takes less than 100. */
const limitMs = 2_000;

/** The checks of this program, in a thread of it; until their tables are read everything stops. */
export function createSystemChecks(parts: SystemChecksParts): Checks {
  const { state, systemClock, log, builtMain, models, firstWindow, services } = parts;
  const onChanged = (draftId: string): void => services()?.drafts.touch(draftId);
  const checks = createChecks({
    ...{ state, onChanged, sources: sourcesOf(parts), limitMs, clock: systemClock },
    start: () => startCheckThread(join(builtMain, 'check-worker.js')),
    onTrouble: (words) => log.error(words),
  });
  const learn = async (): Promise<void> => {
    await firstWindow;
    const [{ lookHere }, read] = await Promise.all([import('../checks/look-here.ts'), readCheckModels(models, (words) => log.warn(words))]);
    checks.know({ models: read, voices: null }, lookHere);
  };
  void learn();
  return checks;
}

/** What the checks may know of this profile. */
function sourcesOf({ state, networks, clock, systemClock, services }: SystemChecksParts): CheckSources {
  return {
    habitsOf: (identityId) => services()?.voices.habitsOf(identityId) ?? null,
    pulseOf: (identityId) => freshPulse(state.get().audiences[identityId], systemClock.now()),
    momentOf: (draft, identity) => momentOf(factsOf(state.get(), clock.now()), draft, identity),
    unreachable: () => unreachableNow(state.get(), clock.now()),
    networkOf: capabilitiesIn(networks),
  };
}
