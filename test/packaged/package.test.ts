import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFuses, shippedFuses } from '../../scripts/pack/fuses.ts';
import { NOTICES_NAME, type Packages } from '../../scripts/pack/packages.ts';
import { noticesText, thirdParties } from '../../scripts/pack/third-party-notices.ts';
import { packed } from './packed.ts';

/** What lies in a package. How it runs: `unpacked.test.ts`; how it is installed and removed: `installed.test.ts`. */
let packages: Packages;
beforeAll(async () => {
  packages = await packed();
});

describe('the unpacked folder', () => {
  it('security 8: has every fuse that this Electron knows as it is stated', async () => {
    const { held, wrong } = await readFuses(path.join(packages.folder, 'hatcheck'), shippedFuses('linux'));
    expect(wrong).toEqual([]);
    expect(held).toBeGreaterThanOrEqual(8);
  });

  it('carries native code for this platform only', () => {
    const natives = readdirSync(path.join(packages.folder, 'resources'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.node'))
      .map((file) => path.relative('app.asar.unpacked/node_modules', file));
    expect(natives.sort()).toEqual(['@libsql/linux-x64-gnu/index.node', 'keytar/prebuilds/linux-x64/keytar.node']);
  });

  it('carries the licences of all code of others in it', () => {
    const notices = readFileSync(path.join(packages.folder, NOTICES_NAME), 'utf8');
    expect(notices).toBe(noticesText(thirdParties()));
    expect(existsSync(path.join(packages.folder, 'LICENSES.chromium.html'))).toBe(true);
  });

  it('has no switch of the tests in it, and no path of the machine it was built on', () => {
    const archive = readFileSync(path.join(packages.folder, 'resources', 'app.asar'), 'latin1');
    expect(archive).toContain('/etc/opt/hatcheck/policies'); // else the search below would prove nothing
    for (const trace of [
      'HATCHECK_PROFILE',
      'HATCHECK_POLICY_ROOT',
      'HATCHECK_TEST_CLOCK',
      'HATCHECK_TOOLS',
      'HATCHECK_MACHINE',
      'hatcheck:advance',
      import.meta.dirname,
    ]) {
      expect(archive.includes(trace), trace).toBe(false);
    }
  });
});
