import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { canInstallItself, wholeOrOld } from '../../../main/updates/app-image.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatcheck-image-'));
afterAll(() => rmSync(folder, { recursive: true }));
const image = join(folder, 'Hatcheck.AppImage');
beforeEach(() => writeFileSync(image, 'old'));

describe('who may put a newer version in its own place', () => {
  const env = { APPIMAGE: image, APPDIR: '/tmp/.mount_Hatche' };
  const linux = { platform: 'linux', env, execPath: '/tmp/.mount_Hatche/hatcheck' } as const;

  it('is an AppImage that may be written', () => {
    expect(canInstallItself(linux)).toBe(true);
    expect(canInstallItself({ ...linux, env: { ...env, APPIMAGE: join(folder, 'gone.AppImage') } })).toBe(false);
    expect(canInstallItself({ ...linux, env: { ...env, APPIMAGE: 'Hatcheck.AppImage' } })).toBe(false);
  });

  it('is no package, whatever its environment says, and neither macOS nor Windows', () => {
    expect(canInstallItself({ ...linux, env: {} })).toBe(false);
    expect(canInstallItself({ ...linux, execPath: '/opt/Hatcheck/hatcheck' })).toBe(false);
    expect(canInstallItself({ ...linux, execPath: '/tmp/.mount_Hatcheck-other/hatcheck' })).toBe(false);
    expect(canInstallItself({ ...linux, platform: 'darwin' })).toBe(false);
    expect(canInstallItself({ ...linux, platform: 'win32' })).toBe(false);
  });
});

describe('installing', () => {
  const install = (newer: string | null) => () => {
    unlinkSync(image);
    if (newer === null) return false;
    writeFileSync(image, newer);
    return true;
  };
  const left = () => readdirSync(folder).filter((name) => name.startsWith('Hatcheck.AppImage'));

  it('leaves the new program alone', () => {
    expect(wholeOrOld(image, install('new'))).toBe(true);
    expect([readFileSync(image, 'utf8'), left()]).toEqual(['new', ['Hatcheck.AppImage']]);
  });

  it('leaves the old one where it failed half-way', () => {
    expect(wholeOrOld(image, install(null))).toBe(false);
    expect([readFileSync(image, 'utf8'), left()]).toEqual(['old', ['Hatcheck.AppImage']]);
  });

  it('does nothing where the old one could not be kept', () => {
    unlinkSync(image);
    let done = false;
    expect(wholeOrOld(image, () => (done = true))).toBe(false);
    expect(done).toBe(false);
  });
});
