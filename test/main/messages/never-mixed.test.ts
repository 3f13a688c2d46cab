import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../../main/drafts/drafts.ts';
import { messageCommands } from '../../../main/ipc/message-commands.ts';
import { mastodonCapabilities } from '../../../main/networks/mastodon/capabilities.ts';
import type { Store } from '../../../main/store/store.ts';
import { draftOfText } from '../../../shared/post.ts';
import { me, openScene } from '../../model/scene.ts';
import { identityIdOf } from '../../model/witness.ts';
import { acme, bob, jo, type MessageScene, openMessageScene } from './message-scene.ts';

const gesture = { identityId: jo.id, heldMs: 700, retypedHandle: jo.handle };

/** Over the same state, and a store that takes everything, unless told otherwise. */
function draftsOf({ state }: MessageScene, saveDraft: Store['saveDraft']) {
  let ids = 0;
  const store = { saveDraft, removeDraft: async () => {} } as Partial<Store> as Store;
  return createDrafts({
    ...{ state, store, capabilitiesOf: () => mastodonCapabilities, onSaveTrouble: () => {} },
    clock: { now: () => 0, monotonic: () => 0, after: () => () => {} },
    newId: () => {
      ids += 1;
      return `draft-${ids}`;
    },
    decisions: { guard: {} as never, facts: () => ({}) as never, record: async () => ({ kind: 'writable' }) },
  });
}

async function commandsIn(scene: MessageScene, saveDraft: Store['saveDraft'] = async () => {}) {
  const drafts = draftsOf(scene, saveDraft);
  const targets = { directMessages: scene.messages(), drafts, checks: { settled: async () => {} } };
  const commands = messageCommands(
    scene.state,
    (act) => act(targets),
    (act) => act(targets),
  );
  return { drafts, commands };
}

describe('the id of a message', () => {
  it('is nothing to the drafts and the outbox of posts', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    const { state, outbox, drafts } = scene.program();
    const message = {
      ...{ kind: 'message' as const, id: 'a-message', identityId: identityIdOf(me), to: [bob], text: 'Not for everybody' },
      ...{ acknowledged: [], createdAt: 0, updatedAt: 0 },
    };
    state.update((before) => ({ ...before, messages: [message] }));
    const posted = { ...gesture, identityId: identityIdOf(me) };
    expect(await outbox.confirm(message.id, posted, draftOfText(message.id, message.text))).toMatchObject({ kind: 'refused' });
    expect(drafts.edit(message.id, [{ text: 'x', images: [], card: null }], [])).toMatchObject({ kind: 'refused' });
    expect(await drafts.bind(message.id, identityIdOf(me))).toMatchObject({ kind: 'refused' });
    await scene.tick(120_000);
    expect(scene.world.server.live()).toEqual([]);
    expect(state.get().messages).toEqual([message]);
  });
});

describe('the id of a draft of a post', () => {
  it('is nothing to the messages', async () => {
    const scene = await openMessageScene();
    const draft = { ...draftOfText('a-draft', 'For everybody'), identityId: jo.id };
    scene.state.update((before) => ({ ...before, drafts: [draft] }));
    const { commands } = await commandsIn(scene);
    expect(await commands['message.confirm']({ messageId: draft.id, ...gesture, to: [bob.subject] })).toMatchObject({ kind: 'refused' });
    expect(await commands['message.edit']({ messageId: draft.id, to: [bob], text: 'x' })).toMatchObject({ kind: 'refused' });
    await scene.tick(61_000);
    expect(scene.line.arrived).toEqual([]);
    expect(scene.state.get()).toMatchObject({ drafts: [draft], messages: [], messageOutbox: [] });
  });
});

describe('the two ways between them', () => {
  it('a post becomes a new message, to whom the handle leads, and nothing is confirmed', async () => {
    const scene = await openMessageScene();
    const draft = { ...draftOfText('a-draft', 'd bob.example call me'), identityId: acme.id };
    scene.state.update((before) => ({ ...before, drafts: [draft] }));
    const { commands } = await commandsIn(scene);
    const asked = { draftId: draft.id, identityId: acme.id, text: 'call me', handle: bob.handle };
    expect((await commands['message.fromDraft'](asked)).kind).toBe('ok');
    expect(scene.state.get()).toMatchObject({ drafts: [], messages: [{ text: 'call me', to: [bob] }], messageOutbox: [] });
    expect(scene.state.get().messages[0]?.id).not.toBe(draft.id);
  });

  it('a post with more than words stays one', async () => {
    const scene = await openMessageScene();
    const plain = draftOfText('a-draft', 'one');
    scene.state.update((before) => ({ ...before, drafts: [{ ...plain, parts: [...plain.parts, ...plain.parts] }] }));
    const { commands } = await commandsIn(scene);
    const asked = { draftId: plain.id, identityId: acme.id, text: 'one', handle: null };
    expect(await commands['message.fromDraft'](asked)).toMatchObject({ kind: 'refused', refusal: { reason: 'more-than-words' } });
    expect(scene.state.get()).toMatchObject({ drafts: [{ id: plain.id }], messages: [] });
  });

  it('a message becomes a new draft from nobody', async () => {
    const scene = await openMessageScene();
    const created = await scene.messages().create({ identityId: acme.id, to: [bob], text: 'Now for all', conversation: null });
    const { commands } = await commandsIn(scene);
    const id = created.kind === 'ok' ? created.value : '';
    expect((await commands['message.toDraft']({ messageId: id })).kind).toBe('ok');
    const { drafts, messages } = scene.state.get();
    expect(messages).toEqual([]);
    expect(drafts).toMatchObject([{ identityId: null, parts: [{ text: 'Now for all' }] }]);
    expect(drafts[0]?.id).not.toBe(id);
  });

  it('a post for several, or with a content warning, stays one: no text of it is lost', async () => {
    const plain = draftOfText('a-draft', 'one');
    const other = { id: 'other', identityId: jo.id, acknowledged: [], parts: [{ text: 'another', images: [], card: null }] };
    for (const draft of [
      { ...plain, identityId: acme.id, also: [other] },
      { ...plain, contentWarning: 'loud' },
    ]) {
      const scene = await openMessageScene();
      scene.state.update((before) => ({ ...before, drafts: [draft] }));
      const { commands } = await commandsIn(scene);
      const asked = { draftId: plain.id, identityId: acme.id, text: 'one', handle: null };
      expect((await commands['message.fromDraft'](asked)).kind).toBe('refused');
      expect(scene.state.get()).toMatchObject({ drafts: [draft], messages: [] });
    }
  });

  it('a post that was written on while its reader was looked up stays too', async () => {
    const scene = await openMessageScene();
    const draft = { ...draftOfText('a-draft', 'd bob.example call me'), identityId: acme.id };
    scene.state.update((before) => ({ ...before, drafts: [draft] }));
    const { drafts, commands } = await commandsIn(scene);
    const moving = commands['message.fromDraft']({ draftId: draft.id, identityId: acme.id, text: 'call me', handle: bob.handle });
    drafts.edit(draft.id, [{ text: 'call me, it is urgent', images: [], card: null }], []);
    expect((await moving).kind).toBe('ok');
    expect(scene.state.get()).toMatchObject({ drafts: [{ parts: [{ text: 'call me, it is urgent' }] }], messages: [{ text: 'call me' }] });
  });

  it('a message goes only once the draft with its words is on disk', async () => {
    const scene = await openMessageScene();
    const created = await scene.messages().create({ identityId: acme.id, to: [bob], text: 'Now for all', conversation: null });
    const id = created.kind === 'ok' ? created.value : '';
    const onDisk: string[] = [];
    const removed: (readonly string[])[] = [];
    const removeDraft = scene.store.removeDraft;
    Object.assign(scene.store, {
      removeDraft: async (messageId: string) => {
        removed.push([...onDisk]);
        await removeDraft(messageId);
      },
    });
    const { commands } = await commandsIn(scene, async ({ parts }) => void onDisk.push(parts[0]?.text ?? ''));
    expect((await commands['message.toDraft']({ messageId: id })).kind).toBe('ok');
    expect(removed).toEqual([['Now for all']]);
  });

  it('a message stays one where the disk takes no draft', async () => {
    const scene = await openMessageScene();
    const created = await scene.messages().create({ identityId: acme.id, to: [bob], text: 'Now for all', conversation: null });
    const id = created.kind === 'ok' ? created.value : '';
    const { commands } = await commandsIn(scene, () => Promise.reject(new Error('disk full')));
    expect(await commands['message.toDraft']({ messageId: id })).toMatchObject({ kind: 'refused', refusal: { reason: 'not-saved' } });
    expect(scene.state.get()).toMatchObject({ drafts: [], messages: [{ id, text: 'Now for all' }] });
  });
});
