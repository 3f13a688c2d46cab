import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../scripts/pack/packages.ts';

/** electron-builder's own check of its settings against its schema: internal, but the only one for platforms not built here. */
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config');
const { DebugLogger } = fromBuilder('builder-util');

const validate = async (more: object) =>
  validateConfiguration(await getConfig(REPOSITORY, 'electron-builder.yml', more), new DebugLogger(false));

describe('electron-builder.yml', () => {
  it('is valid, for the platforms not built yet too', async () => {
    await expect(validate({})).resolves.toBeUndefined();
  });

  it('would not be with a setting that does not exist', async () => {
    await expect(validate({ nsis: { perMachin: true } })).rejects.toThrow('configuration.nsis');
  });
});
