import { resolveElectron } from './electron-runtime.ts';
import { runAsScript } from './run-as-script.ts';
import { runStep } from './run-step.ts';

/** Builds the program and opens it on this desktop, with the system's own profile, policy and keyring. */
async function start(): Promise<void> {
  const electron = await resolveElectron();
  await runStep('build', 'npm', ['run', '-s', 'build']);
  await runStep('Hatcheck', electron.executable, ['.']);
}

runAsScript(import.meta.url, start);
