import type { OutboxState } from '../../shared/outbox.ts';
import type { Draft } from '../../shared/post.ts';
import type { Session } from '../networks/network.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { lastWord, proveSender, stoppedBy } from './prove-sender.ts';
import { stateAfterFailure } from './setbacks.ts';
import { noteRefusal, type Step, setBack, standing } from './standing.ts';

/** Ids of every image a post carries, its link cards' included. */
function imageIds(draft: Draft): readonly string[] {
  return draft.parts.flatMap((part) => [...part.images, ...(part.card?.image ? [part.card.image] : [])]).map((image) => image.id);
}

async function readImages(deps: OutboxDeps, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const found = new Map<string, Uint8Array>();
  for (const id of ids) {
    const bytes = await deps.store.image(id).catch(() => null);
    if (bytes === null) return null;
    found.set(id, bytes);
  }
  return found;
}

export const notSaved: OutboxState = {
  kind: 'frozen',
  why: 'refused',
  words: 'This post could not be saved to disk, so it was not sent. Free some space, then confirm again.',
};

/**
 * Proves the sender, then builds the records once and stores them, before the first attempt: what is sent later is what is
 * stored here. The sender is proved once more right before each record leaves.
 */
export async function prepareRecords(deps: OutboxDeps, id: string, session: Session): Promise<Step> {
  const entry = standing(deps, id);
  if (entry === null) return 'stop';
  const images = await readImages(deps, imageIds(entry.draft));
  if (images === null) {
    const words = 'An image of this post could not be read. Recall it and add the image again.';
    return setBack(deps, id, { kind: 'frozen', why: 'refused', words }, { reason: 'image-missing', law: null });
  }
  if (!(await maySpeak(deps, id, session)) || standing(deps, id) !== entry) return 'stop';
  const built = await noteRefusal(deps, entry, await session.prepare(entry.draft, images, deps.clock.now()));
  if (built.kind !== 'ok') {
    return setBack(deps, id, stateAfterFailure(entry, built, deps.clock.now(), deps.times), { reason: built.kind, law: null });
  }
  if (standing(deps, id) !== entry) return 'stop';
  const change = deps.book.change(id, (now) => ({ ...now, prepared: [...built.value] }));
  if ((await change?.saved) === true) return 'next';
  return setBack(deps, id, notSaved, { reason: 'not-saved', law: null });
}

/** Law 3, before anything of the post leaves this computer: its images are uploaded while its records are built. */
async function maySpeak(deps: OutboxDeps, id: string, session: Session): Promise<boolean> {
  const asked = await proveSender(deps, id, session);
  if (asked === null) return false;
  const word = lastWord(deps, asked.entry, asked.proof);
  if (word.kind === 'refused') await stoppedBy(deps, id, word.refusal, asked.proof);
  return word.kind === 'ok';
}
