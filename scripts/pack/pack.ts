import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import { type ElectronRuntime, resolveElectron } from '../electron-runtime.ts';
import { runAsScript } from '../run-as-script.ts';
import { runStep } from '../run-step.ts';
import { say, sayWhile } from '../say.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(repository, 'dist');

/** Marks a package that must not be released; `+` keeps it in order after the version it was built from (SemVer 10). */
const standInSuffix = '+fallback';
const notForRelease = `This build stands on an Electron runtime laid out of the npm registry, which is old and not checked by its makers.
It is for trying out and testing, not for release.
`;

/** The packages made, with absolute paths. */
export type Packages = { readonly unpacked: string; readonly deb: string };

/**
 * Builds the program without its test switches and packs it for Linux: a folder that runs, and a Debian package.
 * Stands on Electron's own runtime where that can be had; else the result is marked not for release.
 */
export async function pack(): Promise<Packages> {
  process.chdir(repository); // electron-builder and its helpers look for the project where they are started
  const electron = await resolveElectron();
  await runStep('release build', 'npx', ['electron-vite', 'build', '--mode', 'release', '--logLevel', 'warn']);
  const runtime = await copyRuntime(electron);
  process.env.CUSTOM_FPM_PATH ??= fileURLToPath(new URL('./fpm.ts', import.meta.url));
  const artifacts = await sayWhile('Packing', async () =>
    build({ targets: Platform.LINUX.createTarget(['dir', 'deb']), config: await configuration(electron, runtime), publish: 'never' }),
  );
  await rm(runtime, { recursive: true, force: true });
  const deb = artifacts.find((file) => file.endsWith('.deb'));
  if (deb === undefined) throw new Error('electron-builder made no Debian package. Its lines above say why.');
  say(`Packed: ${path.relative(repository, deb)}`);
  return { unpacked: path.join(dist, 'linux-unpacked'), deb };
}

async function configuration(electron: ElectronRuntime, electronDist: string): Promise<Configuration> {
  const released = electron.source === 'own';
  const version = released ? await ownVersion() : `${await ownVersion()}${standInSuffix}`;
  return {
    extends: 'electron-builder.yml',
    electronVersion: electron.version,
    electronDist,
    extraMetadata: { version },
    deb: { compression: released ? 'xz' : 'gz' },
    afterPack: async ({ appOutDir }: AfterPackContext) => {
      if (!released) await writeFile(path.join(appOutDir, 'NOT-FOR-RELEASE.txt'), notForRelease);
    },
  };
}

/** A copy, since packing changes it; without the app that a runtime carries to start others. */
async function copyRuntime(electron: ElectronRuntime): Promise<string> {
  const copy = path.join(dist, `electron-${electron.version}`);
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await cp(path.dirname(electron.executable), copy, { recursive: true, verbatimSymlinks: true });
  for (const app of ['app', 'default_app.asar']) await rm(path.join(copy, 'resources', app), { recursive: true, force: true });
  return copy;
}

async function ownVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('package.json names no version.');
}

runAsScript(import.meta.url, async () => {
  await pack();
});
