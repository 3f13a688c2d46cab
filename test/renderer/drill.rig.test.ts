import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Act, acts } from '../../renderer/drill/drill.ts';
import { actWords } from '../../renderer/drill/drill-words.ts';
import { drills } from '../../renderer/drill/drills.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
let page: Page;
beforeAll(async () => {
  rig = await startPreviewRig();
  page = rig.page;
});
afterAll(() => rig?.stop());

const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const focusedText = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const ran = (): Promise<readonly string[]> => page.evaluate(() => window.hatcheckPreview.ran.map(({ name }) => name));

async function begin(width = 640): Promise<void> {
  await rig.show('console-drill', { width });
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await heading(`Scene 1 of ${drills.length}`).waitFor();
}

async function choose(act: Act): Promise<void> {
  await page.getByRole('button', { name: actWords[act], exact: true }).click();
}

/** Presses Tab until the button has the focus, then Enter. */
async function pressWithKeys(name: string): Promise<void> {
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedText()) === name) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`No Tab leads to “${name}”.`);
}

describe('a whole drill', () => {
  it('goes by keyboard alone, with the focus where the page goes on, and counts', async () => {
    await begin();
    for (const [index, drill] of drills.entries()) {
      expect(await focusedText()).toBe(`Scene ${index + 1} of ${drills.length}`);
      const right = acts.find((act) => drill.choices[act].right) ?? 'discard';
      await pressWithKeys(actWords[right]);
      await page.getByText('What really happened').waitFor();
      expect(await focusedText()).toMatch(/^(?:Caught|Rightly posted): /);
      await pressWithKeys(index === drills.length - 1 ? 'See how you did' : 'Next scene');
    }
    await heading('You caught 8 of 8, and posted what was fine.').waitFor();
    await pressWithKeys('Start over');
    await heading(`Scene 1 of ${drills.length}`).waitFor();
  });

  it('sends no command, whatever is pressed', async () => {
    await begin();
    // What the checks find comes late to the first scene, and would move a button away under the pointer.
    await page.getByText('@northern-relief.example has never written about “beer”').waitFor();
    const before = await ran();
    for (const act of [...acts, ...acts].slice(0, drills.length)) {
      for (const tick of await page.getByRole('checkbox').all()) {
        await tick.click({ force: true });
        await expect.poll(() => tick.isChecked()).toBe(true);
      }
      await choose(act);
      await page.getByRole('button', { name: /^(?:Next scene|See how you did)$/ }).click();
    }
    await heading(/^You caught/).waitFor();
    expect(await ran()).toEqual(before);
    expect(before.filter((name) => name !== 'snapshot.get')).toEqual([]);
  });

  it('starts over from anywhere, with the focus on the first scene', async () => {
    await begin();
    await choose('discard');
    await page.getByRole('button', { name: 'Next scene' }).click();
    await heading(`Scene 2 of ${drills.length}`).waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await heading(`Scene 1 of ${drills.length}`).waitFor();
    expect(await focusedText()).toBe(`Scene 1 of ${drills.length}`);
    expect(await page.getByText('What really happened').count()).toBe(0);
  });

  it('shows what the checks find, in the words of the checks', async () => {
    await begin();
    await page.getByText('@northern-relief.example has never written about “beer”, and it is after working hours.').waitFor();
    expect(await page.locator('.drill-text mark').allTextContents()).toEqual(['beer', '#lateonetonight']);
  });

  it('goes on without the checks where they cannot be loaded, and says so', async () => {
    await page.route('**/look-at-drill*.js', (route) => route.abort());
    await begin();
    await page.getByText('The checks could not be opened here.').waitFor();
    await choose('discard');
    await heading('Caught: Don’t post').waitFor();
    await page.unroute('**/look-at-drill*.js');
  });

  it('says in words that nothing can be posted', async () => {
    await begin();
    expect(await page.getByRole('region', { name: 'Practice view' }).textContent()).toMatch(/^Drill: nothing can be posted/);
  });

  it('forgets everything with the page', async () => {
    await begin();
    await choose('discard');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('tab', { name: 'Drill' }).click();
    await page.getByRole('button', { name: 'Start the drill' }).waitFor();
    expect(await page.evaluate(() => [window.localStorage.length, window.sessionStorage.length])).toEqual([0, 0]);
  });

  it('needs no sideways scrolling at 480 pixels and 200%', async () => {
    await rig.show('console-drill', { width: 960, height: 800, zoom: 2 });
    await page.getByRole('button', { name: 'Start the drill' }).click();
    for (const drill of drills) {
      await page.getByText(drill.scene).waitFor();
      await choose('post');
      await page.getByText(drill.source).waitFor();
      expect(
        await page.evaluate(() => {
          const main = document.querySelector('.console-main');
          return [window.innerWidth, main === null ? -1 : main.scrollWidth - main.clientWidth];
        }),
      ).toEqual([480, 0]);
      await page.getByRole('button', { name: /^(?:Next scene|See how you did)$/ }).click();
    }
    await heading(/^You caught 0 of 8/).waitFor();
  });
});
