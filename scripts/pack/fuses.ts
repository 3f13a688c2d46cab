import { type FuseV1Config, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** What electron-builder calls the platforms. */
export type FusedPlatform = 'linux' | 'darwin' | 'win32';

type Fuses = Readonly<Record<FuseV1Options, boolean>>;

/** The byte of a fuse that is set, in Electron's binary (electron/docs/tutorial/fuses.md). */
const SET = '1'.charCodeAt(0);

/** All nine, stated: what a package's Electron can be talked into. */
export function shippedFuses(platform: FusedPlatform): Fuses {
  // Electron checks the archive against the hash in its own executable on these two only.
  const checksArchive = platform !== 'linux';
  return {
    // The command line runs without a display on Linux, as plain Node; elsewhere nothing needs it.
    [FuseV1Options.RunAsNode]: platform === 'linux',
    // There are no cookies. On Linux their key would be asked of the keyring at every start: a prompt out of nowhere where it is locked.
    [FuseV1Options.EnableCookieEncryption]: platform !== 'linux',
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: checksArchive,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Pages come from app://, never from file://.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Electron's own default: without them WebAssembly checks every access itself.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/**
 * Sets the fuses in an executable. An Electron older than a fuse lacks it, and that is passed over; an Electron with
 * more fuses than are stated here is refused, so that a new one is decided on and not inherited.
 */
export async function setFuses(executable: string, fuses: Fuses): Promise<void> {
  const present = await presentFuses(executable);
  const config = Object.fromEntries(entries(fuses).filter(([fuse]) => present.has(fuse)));
  // A Mac with Apple's own processor starts nothing that was changed after it was signed; a real signature comes over this one.
  const signing = { resetAdHocDarwinSignature: process.platform === 'darwin' };
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...signing, ...config } as FuseV1Config);
}

/** Reads the fuses back from an executable: those that it has, and the names of those that are not as stated. */
export async function readFuses(executable: string, fuses: Fuses): Promise<{ readonly held: number; readonly wrong: readonly string[] }> {
  const present = await presentFuses(executable);
  const wrong = entries(fuses).filter(([fuse, state]) => present.has(fuse) && present.get(fuse) !== state);
  return { held: present.size, wrong: wrong.map(([fuse]) => FuseV1Options[fuse]) };
}

async function presentFuses(executable: string): Promise<ReadonlyMap<FuseV1Options, boolean>> {
  const { version, ...wire } = await getCurrentFuseWire(executable);
  if (version !== FuseVersion.V1) throw new Error(`The fuses of ${executable} are of version ${version}, expected ${FuseVersion.V1}.`);
  return new Map(Object.entries(wire).map(([fuse, state]) => [Number(fuse), Number(state) === SET]));
}

function entries(fuses: Fuses): readonly (readonly [FuseV1Options, boolean])[] {
  return Object.entries(fuses).map(([fuse, state]) => [Number(fuse), state]);
}
