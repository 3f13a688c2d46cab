import type { Page } from 'playwright-core';
import type { Program } from './launch.ts';
import { waitFor } from './wait-for.ts';

/** The page of the window whose address fits, once it is on the screen: pages may be loaded before they are shown. */
export async function shownWindow(program: Pick<Program, 'app' | 'window'>, fits: RegExp): Promise<Page> {
  const page = await program.window(fits);
  await waitFor('the window to be shown', () => isShown(program, fits), { withinMs: 20_000 });
  return page;
}

function isShown({ app }: Pick<Program, 'app'>, fits: RegExp): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }, source) =>
      BrowserWindow.getAllWindows().some(
        (window) => !window.isDestroyed() && window.isVisible() && new RegExp(source).test(window.webContents.getURL()),
      ),
    fits.source,
  );
}
