import type { SystemPolicySource } from './source.ts';

/** For systems whose policy Hatcheck does not read yet: nothing is found, and the location says why. */
export function createUnsupportedSource(platform: string): SystemPolicySource {
  return {
    location: `not read on ${platform} yet`,
    read: async () => ({ documents: [], problems: [] }),
    watch: () => () => {},
  };
}
