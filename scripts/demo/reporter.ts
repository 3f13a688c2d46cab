import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Desktop } from '../../test/rig/desktop.ts';
import { screenshotScreen } from '../../test/rig/screenshot.ts';
import { say } from '../say.ts';

const output = fileURLToPath(new URL('../../demo-output', import.meta.url));

/** Tells the demo line by line, and leaves numbered pictures. */
export type Reporter = {
  step(words: string): void;
  /** Says what was checked, or fails with the same words. */
  check(words: string, holds: boolean): void;
  picture(page: Page, name: string): Promise<void>;
  screen(desktop: Desktop, name: string): Promise<void>;
};

/** Empties the folder of pictures first: what is in it is of this run. */
export function createReporter(): Reporter {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  let pictures = 0;
  const nextFile = (name: string): string => {
    pictures += 1;
    return path.join(output, `${String(pictures).padStart(2, '0')}-${name}.png`);
  };
  const saved = (file: string): void => say(`     picture: demo-output/${path.basename(file)}`);
  return {
    step: (words) => say(`\n${words}`),
    check(words, holds) {
      if (!holds) throw new Error(`Not so: ${words}`);
      say(`  ✓  ${words}`);
    },
    async picture(page, name) {
      const file = nextFile(name);
      await page.screenshot({ path: file, animations: 'disabled' });
      saved(file);
    },
    async screen(desktop, name) {
      const file = nextFile(name);
      await screenshotScreen(desktop, file);
      saved(file);
    },
  };
}
