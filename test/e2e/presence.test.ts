import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listPublicPosts } from '../rig/pds-accounts.ts';
import { advanceClock, type Stage } from '../rig/stage.ts';
import { companyStage, endHolds, holdPost, identityIdOf, openScene, type Scene, signIn, untilState } from './scene.ts';

let stage: Stage;
let scene: Scene;

beforeAll(async () => {
  stage = await companyStage();
  scene = await openScene(stage);
  await signIn(scene, stage.accounts.brand, stage.pds.url);
  await signIn(scene, stage.accounts.personal, stage.pds.url, 'personal');
});
afterAll(() => stage?.stop());
beforeEach(() => scene.commands.must('arming.arm', { identityId: identityIdOf(stage.accounts.brand) }));

const brandTexts = async () => (await listPublicPosts(stage.pds, stage.accounts.brand.did)).map(({ text }) => text);

const absences = [
  { what: 'the screen locks', why: 'locked', leave: () => stage.signals.lockScreen(), comeBack: () => stage.signals.unlockScreen() },
  { what: 'the machine sleeps', why: 'slept', leave: () => stage.signals.sleep(), comeBack: () => stage.signals.resume() },
  {
    what: 'only the screen saver starts',
    why: 'locked',
    leave: () => stage.signals.screenSaver(true),
    comeBack: () => stage.signals.screenSaver(false),
  },
] as const;

for (const { what, why, leave, comeBack } of absences) {
  test(`${what}: held posts freeze, the brand is locked, and going on needs a new confirmation`, async () => {
    const { brand, personal } = stage.accounts;
    const texts = [`Brand, when ${what}.`, `Me, when ${what}.`] as const;
    const before = await brandTexts();
    const held = await holdPost(scene, brand, texts[0]);
    const own = await holdPost(scene, personal, texts[1]);
    leave();
    expect((await untilState(scene, held, 'frozen')).state).toMatchObject({ kind: 'frozen' });
    expect((await untilState(scene, own, 'frozen')).state).toMatchObject({ kind: 'frozen', why });
    await scene.commands.until('the brand to be locked', ({ leases }) => Object.keys(leases).length === 0);
    const away = await scene.commands.run('arming.arm', { identityId: identityIdOf(brand) });
    expect(away).toMatchObject({ kind: 'refused', refusal: { law: 6 } });
    await endHolds(scene);
    expect(await brandTexts()).toEqual(before);

    comeBack();
    await scene.commands.until('the person to be back', ({ presence }) => presence.kind === 'here');
    const gesture = { entryId: held, identityId: identityIdOf(brand), heldMs: 700, retypedHandle: null };
    expect(await scene.commands.run('outbox.resume', gesture)).toMatchObject({ kind: 'refused', refusal: { law: 4 } });
    await endHolds(scene);
    expect((await untilState(scene, held, 'frozen')).state.kind).toBe('frozen');
    expect(await brandTexts()).toEqual(before);

    await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
    await scene.commands.must('outbox.resume', gesture);
    expect((await untilState(scene, held, 'held')).holdMs).toBe(60_000);
    await endHolds(scene);
    await untilState(scene, held, 'published');
    expect(await brandTexts()).toEqual([texts[0], ...before]);
    await scene.commands.must('outbox.recall', { entryId: own });
  });
}

test('an unlocked brand locks itself when its time is over, and a post still held is frozen', async () => {
  const { brand } = stage.accounts;
  await scene.commands.until('the brand to be unlocked', ({ leases }) => Object.keys(leases).length === 1);
  await advanceClock(scene.program, 15 * 60_000 + 1_000);
  await scene.commands.until('the brand to be locked', ({ leases }) => Object.keys(leases).length === 0);
  await stage.tray.waitUntil('every brand locked', ({ tooltip }) => tooltip === 'Hatcheck: every brand is locked');

  await scene.commands.must('arming.arm', { identityId: identityIdOf(brand) });
  const held = await holdPost(scene, brand, 'Locked while held.');
  await scene.commands.must('arming.disarm', { identityId: identityIdOf(brand) });
  expect((await untilState(scene, held, 'frozen')).state).toMatchObject({ kind: 'frozen', why: 'disarmed' });
  await scene.commands.must('outbox.recall', { entryId: held });
});
