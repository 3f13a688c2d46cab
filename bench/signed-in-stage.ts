import { handsOn } from '../test/rig/hands.ts';
import { buildStage, type Stage } from '../test/rig/stage.ts';

/** A stage on a company computer with a brand and a personal account signed in, and a draft begun; the program has quit. */
export async function buildSignedInStage(): Promise<Stage> {
  const stage = await buildStage({
    policy: ({ brand }) => ({ PolicyVersion: 1, Organisation: 'Acme IT', BrandAccounts: [brand.handle], DeviceStatement: 'managed' }),
  });
  try {
    const program = await stage.start();
    const page = await program.window(/compose/);
    const hands = handsOn(page);
    const dialog = page.getByRole('dialog');
    await hands.signIn(stage.accounts.brand, stage.pds.url);
    await dialog.waitFor({ state: 'hidden' });
    await hands.signIn(stage.accounts.personal, stage.pds.url, 'personal');
    await dialog.waitFor({ state: 'hidden' });
    await hands.write(stage.accounts.personal.handle, 'Finally home.');
    await program.quit();
    return stage;
  } catch (error) {
    await stage.stop();
    throw error;
  }
}
