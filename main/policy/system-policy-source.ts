import { userInfo } from 'node:os';
import { createRunTool } from '../run-tool.ts';
import type { TestSwitches } from '../test-switches.ts';
import { createLinuxSource, linuxPolicyPlace, movedPolicyPlace } from './linux-source.ts';
import { createMacosSource, macosPolicyPlace } from './macos-source.ts';
import type { SystemPolicySource } from './source.ts';
import { createUnsupportedSource } from './unsupported-source.ts';
import { createWindowsSource } from './windows-source.ts';

/** Where IT sets policy on this system. */
export function systemPolicySource(platform: NodeJS.Platform, switches: Pick<TestSwitches, 'policy'>): SystemPolicySource {
  switch (platform) {
    case 'linux':
      return createLinuxSource(switches.policy === null ? linuxPolicyPlace : movedPolicyPlace(switches.policy));
    case 'darwin':
      return createMacosSource(macosPolicyPlace(userInfo().username));
    case 'win32':
      return createWindowsSource(createRunTool());
    default:
      return createUnsupportedSource(platform);
  }
}
