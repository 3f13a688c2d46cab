import { expect, it } from 'vitest';
import { me, openScene } from '../../model/scene.ts';

async function frozenPost() {
  const scene = await openScene();
  await scene.signIn(me, 'personal');
  const id = await scene.post(me, 'hello');
  await scene.program().outbox.freezeAll('locked');
  return { scene, id, acknowledge: (isAcknowledged: boolean) => scene.program().outbox.acknowledge(id, 'new-caution', isAcknowledged) };
}

it('acknowledges a caution about a frozen post where it is, and keeps that on disk', async () => {
  const { scene, id, acknowledge } = await frozenPost();
  expect(await acknowledge(true)).toEqual({ kind: 'ok', value: undefined });
  expect(scene.entry(id)?.draft.acknowledged).toEqual(['new-caution']);
  await scene.crash();
  expect(scene.entry(id)?.draft.acknowledged).toEqual(['new-caution']);
});

it('takes it back', async () => {
  const { scene, id, acknowledge } = await frozenPost();
  await acknowledge(true);
  await acknowledge(false);
  expect(scene.entry(id)?.draft.acknowledged).toEqual([]);
});

it('changes nothing about a post that is held, sent or gone', async () => {
  const { scene, id, acknowledge } = await frozenPost();
  await scene.program().outbox.recall(id);
  expect(await acknowledge(true)).toMatchObject({ kind: 'refused', refusal: { reason: 'not-frozen' } });
  const held = await scene.post(me, 'held');
  const before = scene.entry(held);
  expect(await scene.program().outbox.acknowledge(held, 'x', true)).toMatchObject({ kind: 'refused' });
  expect(scene.entry(held)).toBe(before);
});
