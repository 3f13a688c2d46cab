import { resolveElectron } from './electron-runtime.ts';
import { runAsScript } from './run-as-script.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { ensureTestServers } from './test-servers.ts';

/** Makes a fresh machine ready for the tests and the demo: system packages, an Electron runtime, the test servers. */
export async function prepare(): Promise<void> {
  await ensureSystemPackages();
  await resolveElectron();
  await ensureTestServers();
}

runAsScript(import.meta.url, prepare);
