import { createAdjustableClock } from './adjustable-clock.ts';
import type { Clock } from './clock.ts';

/** What a test or the demo may change about a start of the unpackaged program. */
export interface TestSwitches {
  /** Root of the policy folders and the user who must own them, or null for the real place, owned by root. */
  readonly policy: { readonly root: string; readonly ownerUid: number } | null;
  /** The clock to run on: one that `process.emit('hatcheck:advance', ms)` moves forward, or the machine's own. */
  readonly clock: Clock;
  /** Directory of DIDs to ask instead of the public one, or null. */
  readonly plcDirectory: string | null;
  /** Other places than LinkedIn's own: origins of its API and of the site with the sign-in, or null. */
  readonly linkedin: { readonly api: string; readonly site: string } | null;
  /** Other places than X's own: origins of its API, which answers outsiders too, and of the site with the sign-in, or null. */
  readonly x: { readonly api: string; readonly site: string } | null;
  /** Folder of the tools that say whose computer this is, instead of the system's own, or null. */
  readonly toolFolder: string | null;
  /** What this computer calls itself, instead of its own machine id, or null. */
  readonly machineName: string | null;
  /** True where pages on loopback may be fetched for link cards. */
  readonly loopbackPages: boolean;
  /** True where the page of a browser sign-in is announced on `process` instead of being opened. */
  readonly announceBrowser: boolean;
}

function noSwitches(clock: Clock): TestSwitches {
  return {
    policy: null,
    clock,
    plcDirectory: null,
    linkedin: null,
    x: null,
    toolFolder: null,
    machineName: null,
    loopbackPages: false,
    announceBrowser: false,
  };
}

/** Reads the switches from the environment. In a package this is compiled down to none at all. */
export function readTestSwitches(env: NodeJS.ProcessEnv, systemClock: Clock): TestSwitches {
  if (!__TEST_SWITCHES__) return noSwitches(systemClock);
  const root = env.HATCHECK_POLICY_ROOT;
  const ownerUid = process.getuid?.() ?? 0;
  return {
    policy: root === undefined ? null : { root, ownerUid },
    clock: env.HATCHECK_TEST_CLOCK === '1' ? advancedByProcessEvent(systemClock) : systemClock,
    plcDirectory: env.HATCHECK_PLC ?? null,
    linkedin: linkedinOf(env),
    x: xOf(env),
    toolFolder: env.HATCHECK_TOOLS ?? null,
    machineName: env.HATCHECK_MACHINE ?? null,
    loopbackPages: env.HATCHECK_LOOPBACK_PAGES === '1',
    announceBrowser: env.HATCHECK_ANNOUNCE_BROWSER === '1',
  };
}

function linkedinOf({ HATCHECK_LINKEDIN_API: api, HATCHECK_LINKEDIN_SITE: site }: NodeJS.ProcessEnv): TestSwitches['linkedin'] {
  return api === undefined || site === undefined ? null : { api, site };
}

function xOf({ HATCHECK_X_API: api, HATCHECK_X_SITE: site }: NodeJS.ProcessEnv): TestSwitches['x'] {
  return api === undefined || site === undefined ? null : { api, site };
}

function advancedByProcessEvent(systemClock: Clock): Clock {
  const clock = createAdjustableClock(systemClock);
  process.on('hatcheck:advance' as 'message', (ms: unknown) => {
    if (typeof ms === 'number' && ms >= 0) clock.advance(ms);
  });
  return clock;
}
