import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acme, globex, jo } from '../../renderer/preview/fixture-parts.ts';
import type { CommandName } from '../../shared/ipc.ts';
import { type PreviewRig, startPreviewRig } from './preview-rig.ts';

let rig: PreviewRig;
let page: Page;
beforeAll(async () => {
  rig = await startPreviewRig();
  page = rig.page;
});
afterAll(() => rig?.stop());

/** The arguments of every run of the command `name` so far. */
function runsOf(name: CommandName): Promise<readonly unknown[]> {
  return page.evaluate((wanted) => window.hatcheckPreview.ran.filter((ran) => ran.name === wanted).map((ran) => ran.args), name);
}

function whenRan(name: CommandName): Promise<unknown> {
  return page.waitForFunction((wanted) => window.hatcheckPreview.ran.some((ran) => ran.name === wanted), name);
}

const textBox = (): Locator => page.getByRole('textbox', { name: 'Text of the post' });
const postButton = (): Locator => page.getByRole('button', { name: /^Post as/ });

describe('the banner', () => {
  /** Frame and banner, in pixels, with the mouse out of the way. */
  const bannerPixels = async () => {
    await page.mouse.move(5, 355);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    return (await rig.capture(56)).toString('base64');
  };

  it.each([
    ['the identities', '.banner-who'],
    ['the menu', 'button:has-text("More")'],
    ['the languages', 'button[aria-label^="Language"]'],
    ['the replies', 'button:has-text("Reply")'],
  ])('is not covered by %s, in a small window', async (_what, button) => {
    await rig.show('personal', { width: 480, height: 360 });
    const before = await bannerPixels();
    await page.locator(button).first().click();
    await page.locator('[role=dialog], [role=menu]').first().waitFor();
    expect(await bannerPixels()).toBe(before);
  });

  it('stays in view while a long thread scrolls', async () => {
    await rig.show('long-thread', { width: 480, height: 360 });
    const before = await bannerPixels();
    await page.mouse.move(200, 200);
    await page.mouse.wheel(0, 2000);
    await page.waitForFunction(() => (document.querySelector('.window-scroll')?.scrollTop ?? 0) > 0);
    expect(await bannerPixels()).toBe(before);
  });

  it('gives window frame and Post button its own colour', async () => {
    for (const name of ['brand-clear', 'personal']) {
      await rig.show(name);
      const colours = await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
        return [style('.banner').backgroundColor, style('.window').borderTopColor, style('.post-button').backgroundColor];
      });
      expect(new Set(colours).size, name).toBe(1);
    }
  });

  it('says a change of identity, and not the first one', async () => {
    await rig.show('brand-clear');
    const said = page.getByTestId('announcement');
    expect(await said.textContent()).toBe('');
    await page.locator('.banner-who').click();
    await page.getByRole('button', { name: 'Choose @jo.example' }).click();
    await page.waitForFunction(() => document.querySelector('[data-testid=announcement]')?.textContent !== '');
    expect(await said.textContent()).toBe('Posting as @jo.example, Jo Rivera, Bluesky, personal.');
    expect(await runsOf('draft.bind')).toEqual([{ draftId: 'draft-1', identityId: jo.id }]);
    expect(await textBox().inputValue()).toContain('Doors open at nine.');
  });

  it('unlocks the brand of the draft', async () => {
    await rig.show('brand-locked');
    await page.locator('.banner').getByRole('button', { name: 'Unlock' }).click();
    await page.getByTestId('banner-lock').getByText('left').waitFor();
    expect(await runsOf('arming.arm')).toEqual([{ identityId: acme.id }]);
  });
});

describe('confirming as a brand', () => {
  beforeEach(() => rig.show('brand-clear'));
  const heldMs = async () => ((await runsOf('draft.confirm'))[0] as { heldMs: number }).heldMs;

  it('takes holding the button that names the account', async () => {
    await postButton().hover();
    await page.mouse.down();
    await whenRan('draft.confirm');
    await page.mouse.up();
    expect(await heldMs()).toBeGreaterThanOrEqual(600);
    expect(await runsOf('draft.confirm')).toMatchObject([{ draftId: 'draft-1', identityId: acme.id, retypedHandle: null }]);
  });

  it('does nothing on a click, and says what is missing', async () => {
    await postButton().click();
    await page.getByText('Hold a little longer').waitFor();
    expect(await runsOf('draft.confirm')).toEqual([]);
  });

  it('does nothing when the pointer slides off before it is long enough', async () => {
    await postButton().hover();
    await page.mouse.down();
    await page.mouse.move(10, 200);
    await page.getByText('Hold a little longer').waitFor();
    await page.mouse.up();
    expect(await runsOf('draft.confirm')).toEqual([]);
  });

  it.each(['Enter', 'Space'])('takes holding %s, reached with Ctrl+Enter', async (key) => {
    await textBox().click();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.down(key);
    await whenRan('draft.confirm');
    await page.keyboard.up(key);
    expect(await heldMs()).toBeGreaterThanOrEqual(600);
  });

  it('does nothing on a short key press', async () => {
    await postButton().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Hold a little longer').waitFor();
    expect(await runsOf('draft.confirm')).toEqual([]);
  });

  it('takes two presses, far enough apart, from a screen reader that only clicks', async () => {
    const click = () => postButton().evaluate((button) => (button as HTMLButtonElement).click());
    await click();
    await page.getByText('Press again: Post as @acme.com').waitFor();
    await click();
    expect(await runsOf('draft.confirm')).toEqual([]);
    await page.waitForFunction((from) => performance.now() - from > 600, await page.evaluate(() => performance.now()));
    await click();
    await whenRan('draft.confirm');
    expect(await heldMs()).toBeGreaterThanOrEqual(600);
  });

  it('opens a fresh draft from nobody afterwards', async () => {
    await postButton().hover();
    await page.mouse.down();
    await page.getByText('Who is this from?').waitFor();
    await page.mouse.up();
    expect(await textBox().inputValue()).toBe('');
  });
});

describe('what stands in the way', () => {
  it('is said beside the Post button, which then cannot be held', async () => {
    await rig.show('brand-unlocked');
    expect(await postButton().getAttribute('aria-disabled')).toBe('true');
    await page.getByText('Two cautions are not checked yet').waitFor();
    await postButton().hover({ force: true });
    await page.mouse.down();
    await page.waitForFunction((from) => performance.now() - from > 700, await page.evaluate(() => performance.now()));
    await page.mouse.up();
    expect(await runsOf('draft.confirm')).toEqual([]);
  });

  it('is acknowledged one caution at a time', async () => {
    await rig.show('brand-unlocked');
    await page.getByText('I have checked this, it stays').first().click();
    expect(await runsOf('draft.acknowledge')).toEqual([{ draftId: 'draft-1', findingId: 'voice-1', acknowledged: true }]);
  });

  it('a stop cannot be acknowledged', async () => {
    await rig.show('stop');
    expect(await page.locator('.finding-stop').getByRole('checkbox').count()).toBe(0);
  });

  it('main’s refusal is an alert in the footer', async () => {
    await rig.show('recall-refused');
    await postButton().hover();
    await page.mouse.down();
    await page.locator('.foot').getByRole('alert').getByText('Nobody was here').waitFor();
    await page.mouse.up();
  });

  it('the handle is retyped, and goes along', async () => {
    await rig.show('retype');
    expect(await postButton().getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel('Type @acme.com to confirm').fill('acme.com');
    await postButton().hover();
    await page.mouse.down();
    await whenRan('draft.confirm');
    await page.mouse.up();
    expect(await runsOf('draft.confirm')).toMatchObject([{ retypedHandle: 'acme.com' }]);
  });
});

describe('the text box', () => {
  /** Pixels of its words that it has no room for, and its height. */
  const room = () => textBox().evaluate((box) => ({ lacking: box.scrollHeight - box.clientHeight, height: box.clientHeight }));
  const lines = Array.from({ length: 12 }, (_, line) => `Line ${line}`).join('\n');

  it('grows and shrinks with its words, and keeps the cursor in view', async () => {
    await rig.show('personal', { width: 480, height: 420 });
    const few = await room();
    await textBox().press('Control+End');
    await page.keyboard.insertText(`\n${lines}`);
    await page.keyboard.press('Enter');
    const many = await room();
    expect(many).toMatchObject({ lacking: 0 });
    expect(many.height).toBeGreaterThan(few.height);
    const [end, foot] = await page.evaluate(() =>
      ['.part-box', '.draft-foot'].map((selector) => document.querySelector(selector)?.getBoundingClientRect()),
    );
    expect(end?.bottom).toBeLessThanOrEqual((foot?.top ?? 0) + 20);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Short.');
    expect(await room()).toMatchObject({ lacking: 0 });
    expect((await room()).height).toBeLessThanOrEqual(few.height);
  });

  it('has room for its words in a narrower window too', async () => {
    await rig.show('personal', { width: 900, height: 700 });
    await textBox().fill('Doors open at nine, and there is coffee. '.repeat(8));
    const wide = await room();
    await page.setViewportSize({ width: 480, height: 700 });
    await page.waitForFunction((was) => (document.querySelector('.part-box')?.clientHeight ?? 0) > was, wide.height);
    expect(await room()).toMatchObject({ lacking: 0 });
    await page.setViewportSize({ width: 900, height: 700 });
    await page.waitForFunction((was) => document.querySelector('.part-box')?.clientHeight === was, wide.height);
  });
});

describe('what the checks say', () => {
  const level = (kind: string) => page.locator(`.finding-${kind}`);
  const marked = () => page.locator('.part-mirror mark').allTextContents();

  it('marks the words in the text, also while somebody types before them', async () => {
    await rig.show('findings');
    expect(await marked()).toEqual(['4111 1111 1111 1111', '#gettngslizzerd']);
    await textBox().press('Control+Home');
    await page.keyboard.type('Well. ');
    expect(await marked()).toEqual(['4111 1111 1111 1111', '#gettngslizzerd']);
  });

  it('puts each mark exactly beneath its words, also at 200%', async () => {
    await rig.show('findings', { width: 960, height: 1000, zoom: 2 });
    const heights = await page.evaluate(() =>
      ['.part-box', '.part-mirror'].map((selector) => document.querySelector(selector)?.scrollHeight),
    );
    expect(heights[0]).toBe(heights[1]);
  });

  it('puts other words in place of those meant, where the person says so, and Undo takes them back', async () => {
    await rig.show('findings');
    const before = await textBox().inputValue();
    await level('stop').getByRole('button', { name: 'Hide all but the last four' }).click();
    expect(await textBox().inputValue()).toBe(before.replace('4111 1111 1111 1111', '•••• 1111'));
    await page.keyboard.press('Control+Z');
    expect(await textBox().inputValue()).toBe(before);
  });

  it('posts as somebody else instead, and keeps the text', async () => {
    await rig.show('findings');
    const before = await textBox().inputValue();
    await level('caution').getByRole('button', { name: 'Post as @jo.example instead' }).click();
    await whenRan('draft.bind');
    expect(await runsOf('draft.bind')).toEqual([{ draftId: 'draft-1', identityId: jo.id }]);
    expect(await textBox().inputValue()).toBe(before);
  });

  it('shows the words in the text on a press', async () => {
    await rig.show('findings');
    await page.getByRole('button', { name: 'Show in the text: 4111 1111 1111 1111' }).press('Enter');
    const selected = await textBox().evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
    expect(selected).toBe('4111 1111 1111 1111');
  });

  it('folds a long list, the strictest first, and says what is folded', async () => {
    await rig.show('findings-many');
    expect(await page.locator('.finding').count()).toBe(4);
    await page.getByRole('button', { name: 'Show 2 cautions (1 still to check) and 1 note more' }).click();
    expect(await page.locator('.finding').count()).toBe(7);
  });

  it('says politely when there is something else to say, and not at first', async () => {
    await rig.show('findings');
    const said = page.getByTestId('findings-announcement');
    expect(await said.textContent()).toBe('');
    await page.evaluate(() =>
      window.hatcheckPreview.publish((snapshot) => ({
        ...snapshot,
        drafts: snapshot.drafts.map((status) => ({ ...status, findings: status.findings.slice(1) })),
      })),
    );
    await page.getByText('The checks say: 1 caution.').or(page.getByText('The checks say: 1 stop.')).waitFor({ state: 'attached' });
  });

  it('acknowledges a caution about a frozen post where it is', async () => {
    await rig.show('outbox-frozen-caution');
    await page.getByRole('button', { name: 'Confirm again' }).click();
    await page.locator('.out-resume').getByText('I have checked this, it stays').click();
    await whenRan('outbox.acknowledge');
    expect(await runsOf('outbox.acknowledge')).toMatchObject([{ findingId: 'confidential:code-name:0:1:0', acknowledged: true }]);
    await page.locator('.out-resume').getByRole('checkbox', { checked: true }).waitFor();
  });
});

describe('writing', () => {
  it('posts as a person with one click', async () => {
    await rig.show('personal');
    await postButton().click();
    await whenRan('draft.confirm');
    expect(await runsOf('draft.confirm')).toEqual([{ draftId: 'draft-1', identityId: jo.id, heldMs: 0, retypedHandle: null }]);
  });

  it('sends every word in the end, and far fewer edits than keys', async () => {
    await rig.show('personal');
    const text = 'Home again, and the dog is asleep on the sofa already.';
    await textBox().fill('');
    await textBox().pressSequentially(text);
    await textBox().blur();
    const last = ((await runsOf('draft.edit')).at(-1) as { parts: readonly { text: string }[] }).parts[0]?.text;
    expect(last).toBe(text);
    expect(await textBox().inputValue()).toBe(text);
  });

  it('keeps what is typed when an older snapshot comes', async () => {
    await rig.show('personal');
    await textBox().fill('first');
    await page.evaluate(() => {
      const old = window.hatcheckPreview;
      old.publish((snapshot) => ({ ...snapshot, now: snapshot.now + 1 }));
    });
    await textBox().fill('first and second');
    await page.evaluate(() =>
      window.hatcheckPreview.publish((snapshot) => ({
        ...snapshot,
        drafts: snapshot.drafts.map((status) => ({
          ...status,
          draft: { ...status.draft, parts: [{ text: 'first', images: [], card: null }] },
        })),
      })),
    );
    expect(await textBox().inputValue()).toBe('first and second');
  });

  it('counts characters as people do', async () => {
    await rig.show('personal');
    await textBox().fill('👨‍👩‍👧‍👦é');
    await page.locator('.foot').getByText('298 left').waitFor();
  });

  it('fetches the preview of a link, and takes it away again', async () => {
    await rig.show('personal');
    await textBox().fill('Look: https://acme.example/open-day');
    await page.getByText('Open day at Acme').waitFor();
    await page.getByRole('button', { name: 'Remove the link preview' }).click();
    await page.getByText('Open day at Acme').waitFor({ state: 'detached' });
    expect(await runsOf('draft.fetchCard')).toHaveLength(1);
  });

  it('adds an image and describes it', async () => {
    await rig.show('personal');
    await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from([1, 2, 3]) });
    await page.getByText('1 image has no description.').waitFor();
    await page.getByRole('button', { name: 'Describe image 1' }).click();
    await page.getByLabel('Description').fill('A sleeping dog');
    await page.getByRole('button', { name: 'Save description' }).click();
    await page.getByText('1 image has no description.').waitFor({ state: 'detached' });
    await page.locator('.image-alt').getByText('A sleeping dog').waitFor();
  });

  it('makes a thread, and takes a post out of it', async () => {
    await rig.show('personal');
    await page.getByRole('button', { name: 'Thread' }).click();
    await page.getByRole('textbox', { name: 'Text of post 2' }).fill('And then');
    await page.getByRole('button', { name: 'Remove post 1' }).click();
    expect(await textBox().inputValue()).toBe('And then');
  });

  it('makes a post of its own of a reply, and goes on writing', async () => {
    await rig.show('thread');
    await page.getByRole('button', { name: 'Do not reply to @kim.example' }).click();
    await page.getByText('In reply to').waitFor({ state: 'detached' });
    expect(await runsOf('draft.dropReply')).toEqual([{ draftId: 'draft-1' }]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    expect(await page.getByRole('textbox', { name: 'Text of post 1' }).inputValue()).toContain('Saturday is open day');
  });

  it('begins a post from nobody, and lets go of the blank one it leaves', async () => {
    await rig.show('outbox');
    await page.getByRole('button', { name: 'New post' }).click();
    await page.getByText('Who is this from?').waitFor();
    await whenRan('draft.discardUnused');
    expect(await runsOf('draft.discardUnused')).toEqual([{ draftId: 'draft-1' }]);
    await page.getByRole('button', { name: 'New post' }).click();
    expect(await runsOf('draft.create')).toEqual([{ identityId: null, replyTo: null }]);
  });

  it('keeps a draft with words when another is begun', async () => {
    await rig.show('personal');
    await page.getByRole('button', { name: 'New post' }).click();
    await page.getByText('Who is this from?').waitFor();
    await page.getByRole('button', { name: 'Drafts, 2' }).waitFor();
    expect(await runsOf('draft.discardUnused')).toEqual([]);
  });

  it.each(['blocked', 'signed-out'])('copies the text of a draft whose account is %s', async (name) => {
    await rig.show(name);
    await page.getByRole('button', { name: 'Copy text' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.getByRole('button', { name: 'Choose @jo.example' }).click();
    await textBox().fill('');
    await textBox().focus();
    await page.keyboard.press('Control+V');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Our new spring range is here.');
  });

  it('shows a discarded draft again when that is undone', async () => {
    await rig.show('personal');
    await page.getByRole('button', { name: /^Drafts/ }).click();
    await page.getByRole('button', { name: /^Discard/ }).click();
    await page.keyboard.press('Escape');
    await page.getByText('Who is this from?').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Personal', { exact: true }).waitFor();
    expect(await textBox().inputValue()).toContain('Finally home.');
  });

  it('really discards a draft only when the time to undo is over', async () => {
    await rig.show('personal');
    await page.getByRole('button', { name: /^Drafts/ }).click();
    await page.getByRole('button', { name: /^Discard/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Draft discarded').waitFor({ state: 'detached' });
    expect(await runsOf('draft.discard')).toEqual([]);
  });
});

describe('what is going out', () => {
  it('is recalled with one press', async () => {
    await rig.show('outbox');
    await page.locator('.out', { hasText: 'Goes out as @acme.com' }).getByRole('button', { name: 'Recall' }).click();
    expect(await runsOf('outbox.recall')).toEqual([{ entryId: `entry-held-${acme.handle}` }]);
  });

  it('counts down by itself between snapshots', async () => {
    await rig.show('outbox');
    await page.getByText('Goes out as @acme.com in 40 s').waitFor();
  });

  it('keeps what is done to single quiet lines, and the text in sight', async () => {
    await rig.show('outbox-published', { height: 760 });
    expect((await page.locator('.out-published').boundingBox())?.height).toBeLessThanOrEqual(40);
    await page.getByRole('button', { name: '2 more published' }).click();
    await page.locator('.out-published', { hasText: '@jo.example' }).waitFor();
    const dock = await page.locator('.dock').boundingBox();
    expect(dock?.height).toBeLessThanOrEqual(0.35 * 760);
  });

  it('says how long a published post can be taken down here', async () => {
    await rig.show('outbox-published');
    const button = page.getByRole('button', { name: 'Wrong account?', exact: true });
    const description = await button.evaluate(
      (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(description).toMatch(/^You can take it down here for 9:5\d\.$/);
    await button.click();
    expect(await runsOf('outbox.wrongAccount')).toEqual([{ entryId: 'one' }]);
  });

  it('needs the same gesture again once it was frozen', async () => {
    await rig.show('outbox');
    await page.getByRole('button', { name: 'Confirm again' }).click();
    await page.getByRole('button', { name: 'Post as @globex.example' }).hover();
    await page.mouse.down();
    await whenRan('outbox.resume');
    await page.mouse.up();
    expect(await runsOf('outbox.resume')).toMatchObject([{ identityId: globex.id, retypedHandle: null }]);
  });

  it('stops with Ctrl+Alt+. from anywhere in the window', async () => {
    await rig.show('outbox');
    await textBox().click();
    await page.keyboard.press('Control+Alt+Period');
    expect(await runsOf('panic')).toEqual([{}]);
  });
});
