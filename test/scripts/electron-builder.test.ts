import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedFuses } from '../../scripts/pack/fuses.ts';
import { REPOSITORY } from '../../scripts/pack/packages.ts';

/** electron-builder's own check of its settings against its schema: internal, but the only one for platforms not built here. */
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { getConfig, validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config');
const { DebugLogger } = fromBuilder('builder-util');

const read = async (more: object = {}): Promise<object> => getConfig(REPOSITORY, 'electron-builder.yml', more);
const validate = async (more: object) => validateConfiguration(await read(more), new DebugLogger(false));

const targets = z.object({ target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })) });
const platforms = z.looseObject({ linux: targets, win: targets, mac: targets });

describe('electron-builder.yml', () => {
  it('is valid for every platform', async () => {
    await expect(validate({})).resolves.toBeUndefined();
  });

  it('would not be with a setting that does not exist', async () => {
    for (const [section, more] of Object.entries({
      nsis: { perMachin: true },
      msi: { allUsers: true },
      mac: { notarise: true },
      rpm: { fpn: [] },
    })) {
      await expect(validate({ [section]: more }), section).rejects.toThrow(`configuration.${section}`);
    }
  });

  it('makes every kind of package that IT installs, for both kinds of processor', async () => {
    const { linux, win, mac } = platforms.parse(await read());
    const made = (of: z.infer<typeof targets>) => of.target.map(({ target, arch }) => `${target} ${arch.join(' ')}`);
    expect(made(linux)).toEqual(['deb x64 arm64', 'rpm x64 arm64', 'AppImage x64 arm64']);
    expect(made(win)).toEqual(['nsis x64 arm64', 'msi x64 arm64']);
    expect(made(mac)).toEqual(['pkg x64 arm64', 'dmg x64 arm64']);
  });

  it('installs for the whole computer, and starts nothing in an installer’s name', async () => {
    const config = await read();
    expect(config).toMatchObject({
      nsis: { oneClick: false, perMachine: true, runAfterFinish: false, deleteAppDataOnUninstall: false },
      msi: { perMachine: true, runAfterFinish: false, upgradeCode: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/) },
      mac: { hardenedRuntime: true, notarize: true },
      pkg: { installLocation: '/Applications', isRelocatable: false, allowCurrentUserHome: false },
    });
  });

  it('names no file that is not there, and holds no key of a signer', async () => {
    const text = readFileSync(path.join(REPOSITORY, 'electron-builder.yml'), 'utf8');
    const files = [...text.matchAll(/(?:scripts|assets)\/[\w./-]+\.\w+/g)].map(([file]) => file);
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((file) => !file.startsWith('assets/tray/') && !existsSync(path.join(REPOSITORY, file)))).toEqual([]);
    expect(text).not.toMatch(/^\s*(cscLink|cscKeyPassword|certificateFile|certificatePassword):/m);
  });
});

describe('the fuses of a package', () => {
  const nine = Object.values(FuseV1Options).filter((value) => typeof value === 'number');

  it('are stated, all nine that there are, on every platform', () => {
    expect(nine).toHaveLength(9);
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(Object.keys(shippedFuses(platform)).map(Number).sort()).toEqual([...nine].sort());
    }
  });

  it('let nobody in by environment or arguments but on Linux, where the command line runs as Node', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const fuses = shippedFuses(platform);
      expect(fuses[FuseV1Options.RunAsNode]).toBe(platform === 'linux');
      expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(false);
      expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(false);
      expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(true);
      expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(platform !== 'linux');
    }
  });
});
