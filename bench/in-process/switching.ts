import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { within } from '../../test/rig/wait-for.ts';

const rounds = 40;
/** What a switch leaves to do (saving, looking for findings) is over before the next, as where a person switches. */
const restMs = 300;
/** A frame that takes longer was lost: say so, instead of counting it. */
const drawLimitMs = 5_000;

export interface SwitchTimes {
  /** Milliseconds from the command in the compose window to the last window's drawn frame. */
  readonly ms: readonly number[];
  /** Milliseconds between two frames on this screen. */
  readonly frameMs: number;
}

/**
 * Changes the identity of the draft in view, back and forth; `pages` are all windows, the compose window first. `other` is
 * not the identity the draft has at first: choosing that one once more changes nothing, and nothing would be drawn.
 */
export async function measureSwitch(
  pages: readonly [Page, ...Page[]],
  draftId: string,
  { other, first }: { readonly other: string; readonly first: string },
): Promise<SwitchTimes> {
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await delay(restMs);
    const identityId = round % 2 === 0 ? other : first;
    const drawn = await Promise.all(pages.map((page) => page.evaluateHandle(whenDrawn, { draftId, identityId })));
    const startedAt = await pages[0].evaluate(bind, { draftId, identityId });
    const ends = await within(
      'every window to show the identity',
      drawLimitMs,
      Promise.all(drawn.map((handle) => handle.evaluate(({ at }) => at))),
    );
    ms.push(Math.max(...ends) - startedAt);
  }
  return { ms, frameMs: await pages[0].evaluate(frameMs) };
}

type Binding = { readonly draftId: string; readonly identityId: string };

/** Runs in a page: epoch milliseconds of the frame that follows the snapshot with this binding. Held in an object, so that nobody waits for it yet. */
function whenDrawn({ draftId, identityId }: Binding): { readonly at: Promise<number> } {
  const at = new Promise<number>((resolve) => {
    const stop = window.hatcheck.subscribe(({ changes }) => {
      if (!changes.drafts?.some(({ draft }) => draft.id === draftId && draft.identityId === identityId)) return;
      stop();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel(); // heard after the frame is drawn
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    });
  });
  return { at };
}

async function bind(binding: Binding): Promise<number> {
  const startedAt = performance.timeOrigin + performance.now();
  const bound = await window.hatcheck.run('draft.bind', binding);
  if (bound.kind === 'refused') throw new Error(bound.refusal.words);
  return startedAt;
}

async function frameMs(): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const first = await frame();
  let last = first;
  for (let count = 0; count < 30; count += 1) last = await frame();
  return (last - first) / 30;
}
