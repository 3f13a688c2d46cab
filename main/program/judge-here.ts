import type { Settings } from '../../shared/settings.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { systemDevice, systemDeviceId } from '../device/system-device.ts';
import type { Log } from '../log.ts';
import type { TestSwitches } from '../test-switches.ts';
import { createJudge, type Judge, type JudgeParts } from './judge.ts';
import type { Services } from './services.ts';

type FromOutside = Pick<JudgeParts, 'state' | 'decisions' | 'reader' | 'clock' | 'onChange'>;

export interface JudgeHereParts extends FromOutside {
  readonly switches: Pick<TestSwitches, 'toolFolder'>;
  readonly log: Log;
  readonly services: () => Services | null;
}

/** Judges this very computer, and keeps in the settings what must outlive the program. */
export function judgeHere({ switches, log, services, ...outside }: JudgeHereParts): Judge {
  const { state, clock } = outside;
  const keep = async (change: Partial<Settings>): Promise<void> => {
    const settings = { ...state.get().settings, ...change };
    state.update((before) => ({ ...before, settings }));
    // Where the disk refuses, it holds for now; it is tried again at the next start.
    await services()
      ?.store.saveSettings(settings)
      .catch((error: unknown) => log.error('Settings could not be saved', { error }));
  };
  return createJudge({
    ...outside,
    ...systemDevice(process.platform, clock, switches),
    forgetDeclaration: () => keep({ declaredDevice: null }),
    rememberEnrolled: (enrolledAt) => keep({ enrolledAt: [...enrolledAt] }),
  });
}

/** Reads the id of this computer, once, and shows it. */
export function keepDeviceId(state: StateStore, switches: Pick<TestSwitches, 'machineName'>): () => Promise<string | null> {
  const id = systemDeviceId(process.platform, switches).then((deviceId) => {
    state.update((before) => ({ ...before, deviceId }));
    return deviceId;
  });
  return () => id;
}
