import { expect, it } from 'vitest';
import { createStateStore, type StateStore } from '../../../main/app-state/app-state.ts';
import { freezeWhatWasChecked } from '../../../main/program/freeze-what-was-checked.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import { me, openScene } from '../../model/scene.ts';

const active = (change: Partial<Policy>): PolicyOutcome => ({
  ...{ kind: 'active', sources: [], unknownKeys: [], readAt: 0 },
  policy: { ...defaultPolicy, ...change },
});
const become = (state: StateStore, policy: PolicyOutcome) => state.update((before) => ({ ...before, policy }));

it('freezes with every change of what is looked for in posts, and with no other', () => {
  const state = createStateStore(initialState);
  let freezes = 0;
  freezeWhatWasChecked(state, {
    freezeChecked: async () => {
      freezes += 1;
    },
  });
  const after = (policy: PolicyOutcome): number => {
    become(state, policy);
    return freezes;
  };
  expect(after(active({}))).toBe(0);
  expect(after(active({ IdleMinutes: 9 }))).toBe(0);
  expect(after(active({ CheckLevels: { profanity: 'stop' } }))).toBe(1);
  expect(after(active({ CheckLevels: { profanity: 'stop' }, SensitiveNow: ['flood'] }))).toBe(2);
  expect(after(active({ CheckLevels: { profanity: 'stop' }, SensitiveNow: ['flood'] }))).toBe(2);
  expect(after(active({ CodeNames: ['Bluebird'] }))).toBe(3);
  expect(after({ kind: 'absent' })).toBe(4);
  expect(after(active({}))).toBe(4);
  expect(after(active({ MixBrandAndPersonal: true }))).toBe(5);
  expect(after(active({}))).toBe(6);
  state.update((before) => ({ ...before, online: false }));
  expect(freezes).toBe(6);
});

it('keeps a personal post that is held while IT says what is sensitive now, until it is confirmed again (law 7)', async () => {
  const scene = await openScene();
  await scene.signIn(me, 'personal');
  const { state, outbox } = scene.program();
  freezeWhatWasChecked(state, outbox);
  const id = await scene.post(me, 'hello');
  await scene.tick(5_000);
  scene.world.policy = active({ SensitiveNow: ['hello'] });
  await scene.program().judge();
  await scene.tick(60_000);
  expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'rules', words: expect.stringContaining('confirm again') });
  expect(scene.world.server.live()).toEqual([]);

  const resumed = await outbox.resume(id, { identityId: `bluesky:${me}`, heldMs: 0, retypedHandle: null });
  expect(resumed.kind).toBe('ok');
  await scene.tick(15_000);
  expect(scene.world.server.live().map(({ text }) => text)).toEqual(['hello']);
});
