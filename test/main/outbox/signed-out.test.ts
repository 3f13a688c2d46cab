import { describe, expect, it } from 'vitest';
import type { Fault } from '../../model/fake-network.ts';
import { me, openScene, type Scene } from '../../model/scene.ts';

/** A post whose request was cut, recalled, and whose account is signed out before anybody could look. */
async function recalledThenSignedOut(fault: Fault): Promise<{ scene: Scene; id: string }> {
  const scene = await openScene();
  await scene.signIn(me, 'personal');
  const id = await scene.post(me, 'hello');
  scene.world.faults = ['none', 'none', 'none', fault, 'unreachable', 'unreachable', 'unreachable'];
  await scene.tick(10_500);
  await scene.program().outbox.recall(id);
  scene.world.faults = [];
  await scene.program().accounts.signOut(`bluesky:${me}`);
  return { scene, id };
}

const texts = (scene: Scene): readonly (string | undefined)[] =>
  scene
    .program()
    .state.get()
    .drafts.map((draft) => draft.parts[0]?.text);

describe('a recalled post whose account is signed out', () => {
  it('comes back as a draft once an outsider surely cannot see it', async () => {
    const { scene, id } = await recalledThenSignedOut('cutBefore');
    await scene.tick(30_000);
    expect(texts(scene)).toEqual([]);
    await scene.tick(200_000);
    expect(scene.entry(id)).toBeUndefined();
    expect(texts(scene)).toEqual(['hello']);
  });

  it('that is still out gives its text back once, and says that it must be deleted by hand', async () => {
    const { scene, id } = await recalledThenSignedOut('late');
    await scene.tick(300_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'refused', words: expect.stringContaining('Delete it by hand at Bluesky') });
    expect(texts(scene)).toEqual(['hello']);
    await scene.program().outbox.recall(id);
    await scene.tick(300_000);
    expect(texts(scene)).toEqual(['hello']);
  });

  it('is deleted after all when the account signs in again and it is recalled once more', async () => {
    const { scene, id } = await recalledThenSignedOut('late');
    await scene.tick(300_000);
    await scene.signIn(me, 'personal');
    await scene.program().outbox.recall(id);
    await scene.tick(10_000);
    expect(scene.world.server.live()).toEqual([]);
    expect(scene.entry(id)).toBeUndefined();
    expect(texts(scene)).toEqual(['hello']);
  });
});

describe('a post taken down whose account is signed out', () => {
  it('that is still out gives its text back bound to nobody, and says so', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    const id = await scene.post(me, 'hello');
    await scene.tick(11_000);
    scene.world.faults = ['unreachable', 'unreachable', 'unreachable'];
    await scene.program().outbox.wrongAccount(id);
    scene.world.faults = [];
    await scene.program().accounts.signOut(`bluesky:${me}`);
    await scene.tick(300_000);
    expect(scene.world.server.live()).toHaveLength(1);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'refused', words: expect.stringContaining('is still out') });
    expect(scene.program().state.get().drafts).toMatchObject([{ identityId: null }]);
  });
});
