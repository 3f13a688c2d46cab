import { playOnScreen } from './demo/play-on-screen.ts';
import { showHeadless } from './demo/show-headless.ts';
import { prepare } from './prepare.ts';
import { runAsScript } from './run-as-script.ts';
import { runStep } from './run-step.ts';
import { say } from './say.ts';

/**
 * The main job on embedded defaults: a real Bluesky server with a brand and a personal account, a keyring, a policy, and Hatcheck.
 * With a display it stays open to play with; without one, or with `--headless`, it drives the same program by itself.
 */
async function demo(): Promise<void> {
  const known = new Set(['--headless']);
  const unknown = process.argv.slice(2).find((argument) => !known.has(argument));
  if (unknown !== undefined) throw new Error(`The demo does not know "${unknown}". Use: npm run demo, or npm run demo -- --headless`);
  await prepare();
  await runStep('build', 'npm', ['run', '-s', 'build']);
  const screen = screenOf(process.env);
  if (screen === null || process.argv.includes('--headless')) {
    if (screen === null) say('There is no display here, so the demo drives the program by itself on a virtual one.');
    await showHeadless();
  } else await playOnScreen(screen);
}

/** What a program needs to open windows on the person's own screen, or null where there is none. */
function screenOf(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> | null {
  if (!env.DISPLAY) return null;
  return { DISPLAY: env.DISPLAY, ...(env.XAUTHORITY ? { XAUTHORITY: env.XAUTHORITY } : {}) };
}

runAsScript(import.meta.url, demo);
