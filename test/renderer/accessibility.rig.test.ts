import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drills } from '../../renderer/drill/drills.ts';
import { fixtures } from '../../renderer/preview/fixtures.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

let rig: PreviewRig;
beforeAll(async () => {
  rig = await startPreviewRig();
});
afterAll(() => rig?.stop());

/** What axe finds on the page as it is, in words. */
async function violations(): Promise<readonly string[]> {
  await rig.page.evaluate(axeSource);
  const found = await rig.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: AxeViolation[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`));
}

const names = fixtures.map((fixture) => fixture.name);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(names)('axe finds nothing on %s', async (name) => {
    await rig.show(name, { theme });
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['the identities', 'brand-clear', '.banner-who'],
    ['the menu', 'brand-clear', 'button:has-text("More")'],
    ['the languages', 'brand-clear', 'button[aria-label^="Language"]'],
    ['the replies', 'brand-clear', 'button:has-text("Reply")'],
    ['the drafts', 'personal', 'button:has-text("Drafts")'],
    ['a description', 'thread', 'button[aria-label="Describe image 2"]'],
    ['a reason', 'blocked', 'button[aria-label^="Why"]'],
    ['the sign-in', 'first-run-sign-in', 'button:has-text("Sign in")'],
    ['the identities of several networks', 'networks-x', '.banner-who'],
    ['who may see it', 'visibility', 'button[aria-label^="Who may see it"]'],
    ['the acts about a post', 'repost', 'button:has-text("Reply")'],
    ['a description that is too long', 'alt-too-long', 'button:has-text("Change")'],
    ['what was published before', 'outbox-published', 'button:has-text("more published")'],
    ['a new confirmation', 'outbox', 'button:has-text("Confirm again")'],
    ['a caution about a frozen post', 'outbox-frozen-caution', 'button:has-text("Confirm again")'],
    ['every finding', 'findings-many', 'button:has-text("more") >> nth=-1'],
    ['the labelling of mentions', 'audience', 'button:has-text("your labels")'],
    ['the reading of a file', 'audience', 'button:has-text("Read a file")'],
    ['the forgetting of mentions', 'audience', 'button:has-text("Forget these")'],
    ['the chart as a table', 'audience', 'button:has-text("Show as a table")'],
    ['a post as a message', 'message-in-post', 'button:has-text("privately")'],
    ['a message as a post', 'messages-writing', 'button:has-text("Write it as a public post")'],
    ['the posts of a hashtag', 'new-hashtag', 'button:has-text("See what it is about")'],
    ['a point of the chart', 'audience', '.chart-point'],
  ])('axe finds nothing with %s open', async (_what, name, button) => {
    const page = await rig.show(name, { theme });
    await page.locator(button).first().click();
    await page
      .locator(
        '[role=dialog], [role=menu], .out-resume, .why, .findings-fold[aria-expanded=true], .dock ul + button + ul, .share-table, .mention-filters button:has-text("Show all times")',
      )
      .first()
      .waitFor();
    expect(await violations()).toEqual([]);
  });

  it.each(['Bluesky', 'Mastodon', 'X', 'LinkedIn'])('axe finds nothing on the sign-in to %s', async (name) => {
    const page = await rig.show('first-run-sign-in', { theme });
    await page.locator('main button:has-text("Sign in")').click();
    const tile = page.getByRole('dialog').getByText(name, { exact: true });
    await tile.last().click(); // the mark before it may hold the same letters
    await page.getByRole('button', { name: 'Sign in with your browser' }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('axe finds nothing through a whole drill', async () => {
    const page = await rig.show('console-drill', { theme });
    await page.getByRole('button', { name: 'Start the drill' }).click();
    for (const [index, { scene, source }] of drills.entries()) {
      await page.getByText(scene).waitFor();
      await page.locator('.drill-says .findings, .drill-says p').first().waitFor();
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: index % 2 === 0 ? 'Don’t post' : 'Post as shown' }).click();
      await page.getByText(source).waitFor();
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: /^(?:Next scene|See how you did)$/ }).click();
    }
    await page.getByRole('heading', { name: /^You caught/ }).waitFor();
    expect(await violations()).toEqual([]);
  });
});

it.each(names)('%s needs no sideways scrolling at 480 CSS pixels and 200%', async (name) => {
  const page = await rig.show(name, { width: 960, height: 800, zoom: 2 });
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('*')]
      .filter((element) => element.scrollWidth > element.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .map((element) => `${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  );
  expect(await page.evaluate(() => window.innerWidth)).toBe(480);
  expect(wide).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480);
});
