import { handsOn } from '../../test/rig/hands.ts';
import { buildStage } from '../../test/rig/stage.ts';
import { runAsScript } from '../run-as-script.ts';
import { say, sayWhile } from '../say.ts';
import { demoPolicy } from './demo-policy.ts';
import { createReporter } from './reporter.ts';
import { becomePersonal, postAsBoth, recallOne, refuseLockedBrand, refuseSwappedEntries, type Scene, signInBoth } from './scenes.ts';

/** Drives the real program on a virtual desktop through the whole way. Throws at the first thing that is not as it must be. */
export async function showHeadless(): Promise<void> {
  const reporter = createReporter();
  const stage = await sayWhile('Starting a desktop, a keyring and a Bluesky server', () => buildStage({ policy: demoPolicy('managed') }));
  try {
    const program = await sayWhile('Starting Hatcheck', () => stage.start());
    const page = await program.window(/compose\.html/);
    let scene: Scene = { stage, program, page, hands: handsOn(page), reporter };
    await signInBoth(scene);
    await postAsBoth(scene);
    await recallOne(scene);
    await refuseLockedBrand(scene);
    scene = await refuseSwappedEntries(scene);
    await becomePersonal(scene);
    await scene.program.quit();
    say('\nAll of it happened. The pictures are in demo-output/.');
  } finally {
    await stage.stop();
  }
}

runAsScript(import.meta.url, showHeadless);
