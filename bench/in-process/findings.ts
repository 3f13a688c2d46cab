import type { Page } from 'playwright-core';

const rounds = 40;

/** Milliseconds from the keystroke that makes a post too long to the finding in a drawn frame. */
export async function measureFindings(page: Page, limit: number): Promise<readonly number[]> {
  const box = page.getByRole('textbox').first();
  await box.fill('x'.repeat(limit));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const shown = page.evaluate(untilFindingShows);
    await box.press('y');
    times.push(await shown);
    await box.press('Backspace');
    await page.locator('.finding-stop').waitFor({ state: 'detached' });
  }
  return times;
}

/** Runs in the page. */
function untilFindingShows(): Promise<number> {
  return new Promise((resolve) => {
    let pressedAt = 0;
    window.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), { once: true, capture: true });
    const observer = new MutationObserver(() => {
      if (document.querySelector('.finding-stop') === null) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel(); // heard after the frame is drawn
        port1.onmessage = () => resolve(performance.now() - pressedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
