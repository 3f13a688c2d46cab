import { buildStage } from '../../test/rig/stage.ts';
import { say } from '../say.ts';
import { demoPolicy } from './demo-policy.ts';

/** Opens Hatcheck on the person's screen, on a server, a keyring and a policy of the demo's own, and waits until it is closed. */
export async function playOnScreen(onScreen: Readonly<Record<string, string>>): Promise<void> {
  say('Starting a Bluesky server, a keyring and a policy for this demo only ...');
  const stage = await buildStage({ policy: demoPolicy('managed'), onScreen });
  const stop = (): void => void stage.stop().finally(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const program = await stage.start({ HATCHECK_TEST_CLOCK: '0', HATCHECK_ANNOUNCE_BROWSER: '0' });
    const { brand, personal } = stage.accounts;
    say('');
    say('Hatcheck is open. Sign in with these; choose "Use an app password instead", or your browser with the account’s password:');
    say(`  server            ${stage.pds.url}`);
    say(`  the brand         ${brand.handle}    app password ${brand.appPassword}    password "${brand.password}"`);
    say(`  you               ${personal.handle}   app password ${personal.appPassword}    password "${personal.password}"`);
    say('Nothing of this touches your own keyring, accounts or settings, and all of it is gone when Hatcheck quits.');
    say('The demo has a session bus of its own, so its tray icon is not in your panel: the same is under "More" in the window.');
    await program.exited;
  } finally {
    await stage.stop();
  }
}
