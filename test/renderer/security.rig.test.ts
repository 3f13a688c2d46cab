import { afterAll, beforeAll, expect, it } from 'vitest';
import { base } from '../../renderer/preview/fixture-parts.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
beforeAll(async () => {
  rig = await startPreviewRig();
  await rig.page.addInitScript((snapshot) => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    const run = (name: string) =>
      Promise.resolve({ kind: 'ok', value: name === 'snapshot.get' ? snapshot : name === 'history.page' ? [] : undefined });
    Object.assign(window, { violations, hatcheck: { run, subscribe: () => () => undefined } });
  }, base);
});
afterAll(() => rig?.stop());

const violations = () => rig.page.evaluate(() => (window as unknown as { violations: string[] }).violations);

it.each(['compose', 'console', 'strip', 'unlock'])('the built %s page breaks none of its own content security policy', async (name) => {
  const { page } = rig;
  await page.goto(`${rig.origin}/${name}.html`);
  await page.locator('main').first().waitFor();
  const button = page.getByRole('button').first();
  if (await button.isVisible()) await button.click();
  expect(await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')).not.toContain('unsafe');
  expect(await violations()).toEqual([]);
});

it('the checks of a drill load within the same policy', async () => {
  const { page } = rig;
  await page.goto(`${rig.origin}/console.html#drill`);
  await page.getByRole('button', { name: 'Start the drill' }).click();
  await page.getByRole('list', { name: 'What the checks say' }).waitFor();
  expect(await violations()).toEqual([]);
});

it('a page makes no markup of text, whoever asks', async () => {
  const { page } = rig;
  await page.goto(`${rig.origin}/compose.html`);
  await page.locator('main').first().waitFor();
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror=alert(1)>';
      return null;
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toContain('TrustedHTML');
  expect(await violations()).toEqual([expect.stringContaining('require-trusted-types-for')]);
});
