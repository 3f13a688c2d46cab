import { expect, it } from 'vitest';
import type { OutboxEntry } from '../../../shared/outbox.ts';
import { me, openScene } from '../../model/scene.ts';

it.each([[['one']], [['one', 'two', 'three']]])(
  'a post that is wholly out is never on disk as anything but published (%j)',
  async (texts) => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    const written: OutboxEntry[] = [];
    const { outbox } = scene.world;
    const set = outbox.set.bind(outbox);
    outbox.set = (id, entry) => {
      written.push(entry);
      return set(id, entry);
    };
    await scene.post(me, ...texts);
    await scene.tick(30_000);
    const whole = written.filter(({ prepared }) => prepared?.every((part) => part.publishedUri !== null));
    expect(whole.map(({ state }) => state.kind)).toEqual(['published']);
  },
);
