import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { type ElectronRuntime, resolveElectron } from './electron-runtime.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { hashInputs, notedHash } from './pack/input-hash.ts';
import { NOTICES_NAME, PACKAGES_FOLDER, type Packages, packagesOn, REPOSITORY } from './pack/packages.ts';
import { noticesText, thirdParties } from './pack/third-party-notices.ts';
import { runAsScript } from './run-as-script.ts';
import { mustRun, runCommand } from './run-command.ts';
import { say, sayWhile } from './say.ts';

const INPUTS_NOTE = path.join(PACKAGES_FOLDER, 'inputs.sha256');
const NOTICES_FILE = path.join(PACKAGES_FOLDER, NOTICES_NAME);
const WARNING_FILE = path.join(PACKAGES_FOLDER, 'NOT-FOR-RELEASE.txt');

/** Makes the packages of this platform in `dist/`, unless those there are of the same inputs. Needs no network. */
async function pack(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('Packages are made on Linux, for Linux, until Hatcheck runs elsewhere.');
  const runtime = await resolveElectron();
  await oneAtATime(path.join(REPOSITORY, 'node_modules', '.cache', 'hatcheck-pack.lock'), async () => {
    const packages = packagesOn(runtime);
    const inputs = hashInputs(runtime);
    const asked = await askedOn(packages);
    if (notedHash(INPUTS_NOTE) === inputs && asked.every(({ file }) => existsSync(file)))
      say('dist/ is made of the same inputs: nothing to pack');
    else await packAnew(runtime, packages, inputs, asked);
    await tellOf(packages, asked);
  });
}

interface Asked {
  readonly target: 'deb' | 'rpm';
  readonly file: string;
}

/** The packages that the tools of this machine can make. */
async function askedOn({ deb, rpm }: Packages): Promise<readonly Asked[]> {
  const tools = await runCommand('rpmbuild', ['--version']);
  if (tools.kind !== 'ok') say('No .rpm is made: rpmbuild is not on this machine (Debian’s package rpm).');
  return [{ target: 'deb', file: deb }, ...(tools.kind === 'ok' ? [{ target: 'rpm', file: rpm } as const] : [])];
}

async function packAnew(runtime: ElectronRuntime, packages: Packages, inputs: string, asked: readonly Asked[]): Promise<void> {
  await rm(PACKAGES_FOLDER, { recursive: true, force: true });
  await mkdir(PACKAGES_FOLDER);
  await sayWhile('Building out-release/, without test switches', () =>
    mustRun('npx', ['electron-vite', 'build', '--mode', 'release', '--logLevel', 'warn'], { cwd: REPOSITORY }),
  );
  await writeFile(NOTICES_FILE, noticesText(thirdParties()));
  if (packages.notForRelease !== null) await writeFile(WARNING_FILE, `Do not release this package. ${packages.notForRelease}\n`);
  process.env.CUSTOM_FPM_PATH = path.join(REPOSITORY, 'scripts', 'pack', 'fpm.mjs');
  await sayWhile('Packing', () =>
    build({
      projectDir: REPOSITORY,
      targets: Platform.LINUX.createTarget(['dir', ...asked.map(({ target }) => target)], Arch.x64),
      config: configOn(runtime, packages),
    }),
  );
  const lacking = asked.find(({ file }) => !existsSync(file));
  if (lacking !== undefined)
    throw new Error(`electron-builder made no ${lacking.file}. Compare scripts/pack/packages.ts with its artifactName.`);
  await writeFile(INPUTS_NOTE, inputs);
}

/** What electron-builder.yml cannot know: the runtime, and what follows from it. */
function configOn(runtime: ElectronRuntime, { version, notForRelease }: Packages) {
  return {
    electronDist: path.dirname(runtime.executable),
    electronVersion: runtime.version,
    extraMetadata: { version },
    extraFiles: [NOTICES_FILE, ...(notForRelease === null ? [] : [WARNING_FILE])].map((from) => ({ from, to: '.' })),
    ...(notForRelease === null ? {} : { deb: QUICK_DEB, rpm: QUICK_RPM }),
  };
}

/** A package nobody downloads need not be small: gzip's quickest level takes seconds where xz takes minutes. */
const QUICK_DEB: NonNullable<Configuration['deb']> = { compression: 'gz', fpm: ['--deb-compression-level', '1'] };
const QUICK_RPM: NonNullable<Configuration['rpm']> = { compression: 'gzip', fpm: ['--rpm-compression-level', '1'] };

async function tellOf({ folder, version, notForRelease }: Packages, asked: readonly Asked[]): Promise<void> {
  const sizes = asked.map(async ({ file }) => `${path.relative(REPOSITORY, file)} (${Math.round((await stat(file)).size / 1_000_000)} MB)`);
  say(`Hatcheck ${version}: ${[path.relative(REPOSITORY, folder), ...(await Promise.all(sizes))].join(', ')}`);
  if (notForRelease !== null) say(`Not for release. ${notForRelease}`);
}

runAsScript(import.meta.url, pack);
