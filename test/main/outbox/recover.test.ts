import { describe, expect, it } from 'vitest';
import { me, openScene } from '../../model/scene.ts';

describe('after a crash, a post that was being taken back (law 5)', () => {
  it.each(['recalling', 'takingDown'] as const)('and was %s waits for a request that may still arrive', async (kind) => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    const id = await scene.post(me, 'hello');
    await scene.tick(1_000);
    const entry = scene.entry(id);
    if (entry === undefined) throw new Error('The post is not in the outbox.');
    const record = { key: 'k', draftId: entry.draft.id, text: 'hello' };
    const part = { key: 'k', record, publishedUri: null, publishedCid: null, attemptedAt: scene.world.now };
    const state = { kind, since: scene.world.now, nextTryAt: scene.world.now };
    scene.world.outbox.set(id, { ...entry, prepared: [part], state });
    scene.world.server.putLater({ did: me, ...record }, scene.world.now + 60_000);
    await scene.crash();
    await scene.tick(30_000);
    expect(scene.entry(id)?.state.kind).toBe(kind);
    await scene.tick(300_000);
    expect(scene.world.server.live()).toEqual([]);
    expect(scene.program().state.get().drafts).toHaveLength(1);
  });
});
