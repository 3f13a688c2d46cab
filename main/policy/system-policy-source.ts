import type { TestSwitches } from '../test-switches.ts';
import { createLinuxSource, linuxPolicyPlace, movedPolicyPlace } from './linux-source.ts';
import type { SystemPolicySource } from './source.ts';
import { createUnsupportedSource } from './unsupported-source.ts';

/** Where IT sets policy on this system. */
export function systemPolicySource(platform: NodeJS.Platform, switches: Pick<TestSwitches, 'policy'>): SystemPolicySource {
  if (platform !== 'linux') return createUnsupportedSource(platform);
  return createLinuxSource(switches.policy === null ? linuxPolicyPlace : movedPolicyPlace(switches.policy));
}
