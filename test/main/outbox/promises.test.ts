import { describe, expect, it } from 'vitest';
import { actAboutSchema, findDraft, type ReplyTarget } from '../../../shared/post.ts';
import { type Fault, patienceMs } from '../../model/fake-network.ts';
import type { Promises } from '../../model/fake-server.ts';
import { allPromises, brand, me, openScene, type Scene } from '../../model/scene.ts';

/** Proving the sender, building the records and proving once more go well; then this happens to the request that sends. */
const atSending = (...faults: readonly Fault[]): readonly Fault[] => ['none', 'none', 'none', ...faults];

async function sceneWith(did: string, promises: Promises = allPromises): Promise<Scene> {
  const scene = await openScene(promises);
  await scene.signIn(did, did === brand ? 'brand' : 'personal');
  return scene;
}

const texts = (scene: Scene): readonly string[] => scene.world.server.live().map(({ text }) => text);
const kindOf = (scene: Scene, id: string): string | undefined => scene.entry(id)?.state.kind;

/** The person looks at the page and says what is there. */
function lookAndSay(scene: Scene, id: string) {
  return scene.program().outbox.settle(id, texts(scene).length > 0);
}

const bools = [true, false];
const matrix = bools.flatMap((keyed) =>
  bools.flatMap((settles) =>
    bools.flatMap((outsiderCanLook) =>
      (['cutBefore', 'cutAfter', 'late', 'unreachable', 'rejected'] as const).map((fault) => ({ keyed, settles, outsiderCanLook, fault })),
    ),
  ),
);

describe('a request that goes wrong, whatever the network promises', () => {
  it.each(matrix)('$fault (keyed $keyed, settles $settles, outsider $outsiderCanLook): once at most, and never lost', async (given) => {
    const { fault, ...promises } = given;
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending(fault);
    await scene.tick(11_000);
    await scene.tick(130_000);
    if (kindOf(scene, id) === 'notKnown') expect((await lookAndSay(scene, id)).kind).toBe('ok');
    if (kindOf(scene, id) === 'frozen') {
      const handle = scene.entry(id)?.handle ?? null;
      await scene.program().outbox.resume(id, { identityId: `bluesky:${me}`, heldMs: 0, retypedHandle: handle });
      await scene.tick(200_000);
    }
    expect(kindOf(scene, id)).toBe(fault === 'rejected' ? 'refused' : 'published');
    expect(texts(scene)).toEqual(fault === 'rejected' ? [] : ['hello']);
  });
});

describe('a network without keys', () => {
  const promises = { ...allPromises, keyed: false };

  it('is asked until nothing can arrive any more; then the post waits for a new confirmation', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutBefore');
    await scene.tick(15_000);
    expect(kindOf(scene, id)).toBe('settling');
    await scene.tick(120_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', words: expect.stringContaining('cannot arrive any more') });
    await scene.tick(300_000);
    expect(texts(scene)).toEqual([]);
  });

  it('gives the draft back at once where that is sure', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutBefore');
    await scene.tick(135_000);
    expect(await scene.program().outbox.recall(id)).toMatchObject({ kind: 'ok', value: expect.any(String) });
  });
});

describe('a network that remembers keys, and is slow', () => {
  const promises: Promises = { ...allPromises, remembersKeys: true };

  it('is sent nothing again while the first request may still take effect', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('late');
    await scene.tick(20_000);
    expect(kindOf(scene, id)).toBe('settling');
    await scene.tick(200_000);
    expect(kindOf(scene, id)).toBe('published');
    expect(texts(scene)).toEqual(['hello']);
  });

  it('is sent it again by itself once it cannot', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutBefore');
    await scene.tick(60_000);
    expect(texts(scene)).toEqual([]);
    await scene.tick(90_000);
    expect(kindOf(scene, id)).toBe('published');
    expect(texts(scene)).toEqual(['hello']);
  });
});

describe('a network that nobody can ask', () => {
  const promises = { keyed: false, settles: false, outsiderCanLook: false };

  async function notKnown(fault: Fault): Promise<{ scene: Scene; id: string }> {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending(fault);
    await scene.tick(11_000);
    return { scene, id };
  }

  it('leaves it to the person, and never sends by itself', async () => {
    const { scene, id } = await notKnown('cutBefore');
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'notKnown' });
    await scene.tick(3_600_000);
    await scene.crash();
    await scene.tick(3_600_000);
    expect(kindOf(scene, id)).toBe('notKnown');
    expect(texts(scene)).toEqual([]);
  });

  it('cannot be recalled before the person said whether there is something to take back', async () => {
    const { scene, id } = await notKnown('cutBefore');
    expect(await scene.program().outbox.recall(id)).toMatchObject({ kind: 'refused', refusal: { reason: 'not-known' } });
    await scene.tick(130_000);
    await lookAndSay(scene, id);
    expect(await scene.program().outbox.recall(id)).toMatchObject({ kind: 'ok', value: expect.any(String) });
  });

  it('does not take "it is not there" while it may still arrive', async () => {
    const { scene, id } = await notKnown('late');
    expect(await scene.program().outbox.settle(id, false)).toMatchObject({
      kind: 'refused',
      refusal: { law: 5, reason: 'may-still-arrive' },
    });
    await scene.tick(130_000);
    expect(await scene.program().outbox.settle(id, true)).toMatchObject({ kind: 'ok' });
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'published', url: '' });
    expect(await scene.program().outbox.wrongAccount(id)).toMatchObject({ kind: 'refused', refusal: { reason: 'no-address' } });
  });

  it('that was crashed upon in the middle of sending is left to the person too', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    await scene.tick(9_900);
    let sending = false;
    const { put } = scene.world.server;
    scene.world.server.put = (post) => {
      sending = true;
      scene.program().life.die();
      return put(post);
    };
    await scene.tick(200);
    expect(sending).toBe(true);
    await scene.crash();
    await scene.tick(130_000);
    expect(kindOf(scene, id)).toBe('notKnown');
    await lookAndSay(scene, id);
    expect(kindOf(scene, id)).toBe('published');
    expect(texts(scene)).toEqual(['hello']);
  });

  it('deletes what it named, on its word alone', async () => {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    await scene.tick(10_900);
    expect(kindOf(scene, id)).toBe('published');
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(1_000);
    expect(texts(scene)).toEqual([]);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'takenDown', looked: 'nobody' });
  });
});

describe('a takedown', () => {
  async function published(promises: Promises = allPromises): Promise<{ scene: Scene; id: string }> {
    const scene = await sceneWith(me, promises);
    const id = await scene.post(me, 'hello');
    await scene.tick(11_000);
    await scene.tick(60_000);
    return { scene, id };
  }

  it.each([
    { promises: allPromises, looked: 'outsider' },
    { promises: { ...allPromises, outsiderCanLook: false }, looked: 'account' },
    { promises: { ...allPromises, outsiderCanLook: false, settles: false }, looked: 'nobody' },
  ])('says who saw that it is gone: $looked', async ({ promises, looked }) => {
    const { scene, id } = await published(promises);
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(5_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'takenDown', looked });
    const state = scene.entry(id)?.state;
    expect(state?.kind === 'takenDown' && state.liveForMs).toBeGreaterThanOrEqual(60_000);
  });

  it.each([true, false])('deletes what the network named though its lists do not show it yet (outsider %s)', async (outsiderCanLook) => {
    const { scene, id } = await published({ ...allPromises, outsiderCanLook });
    scene.world.server.find = () => null;
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(5_000);
    expect(kindOf(scene, id)).toBe('takenDown');
    expect(texts(scene)).toEqual([]);
  });

  it('takes the account’s word where its server shows nothing to those who are signed out', async () => {
    const { scene, id } = await published();
    scene.world.faults = ['none', 'none', 'rejected'];
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(5_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'takenDown', looked: 'account' });
  });

  it.each([
    { what: 'the network cannot be asked', faults: ['unreachable', 'unreachable'] as const, seen: 'notAsked' },
    { what: 'nobody could look', faults: ['none', 'none', 'unreachable'] as const, seen: 'unknown' },
  ])('shows that $what, and goes on', async ({ faults, seen }) => {
    const { scene, id } = await published();
    scene.world.faults = faults;
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(100);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'takingDown', seen });
    await scene.tick(30_000);
    expect(kindOf(scene, id)).toBe('takenDown');
  });

  it('that did not take is shown until it has', async () => {
    const { scene, id } = await published();
    const { server } = scene.world;
    const remove = server.remove;
    server.remove = () => {};
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(120_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'takingDown', seen: 'there' });
    server.remove = remove;
    await scene.tick(61_000);
    expect(kindOf(scene, id)).toBe('takenDown');
  });

  it('can be owned up to: a draft under the same account, bound, and not sent', async () => {
    const { scene, id } = await published();
    expect(await scene.program().outbox.ownUp(id)).toMatchObject({ kind: 'refused', refusal: { reason: 'not-taken-down' } });
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(5_000);
    const outcome = await scene.program().outbox.ownUp(id);
    const draft = outcome.kind === 'ok' ? findDraft(scene.program().state.get().drafts, outcome.value) : null;
    expect(draft).toMatchObject({ identityId: `bluesky:${me}`, parts: [{ text: expect.stringContaining('by mistake') }] });
    expect(await scene.program().outbox.ownUp(id)).toEqual(outcome);
    await scene.tick(600_000);
    expect(texts(scene)).toEqual([]);
    expect(scene.program().state.get().drafts).toHaveLength(2);
  });
});

describe('owning up', () => {
  const identityId = `bluesky:${me}`;

  it.each([
    { did: brand, gone: true, words: 'We have taken it back' },
    { did: brand, gone: false, words: 'We are taking it back' },
    { did: me, gone: true, words: 'I have taken it back' },
    { did: me, gone: false, words: 'I am taking it back' },
  ])('says “$words” where gone is $gone', async ({ did, gone, words }) => {
    const scene = await sceneWith(did);
    const id = await scene.post(did, 'hello');
    await scene.tick(61_000);
    if (!gone) scene.world.server.remove = () => {};
    const { outbox, state } = scene.program();
    await outbox.wrongAccount(id);
    await scene.tick(5_000);
    expect(kindOf(scene, id)).toBe(gone ? 'takenDown' : 'takingDown');
    const offered = await outbox.ownUp(id);
    const draft = offered.kind === 'ok' ? findDraft(state.get().drafts, offered.value) : null;
    expect(draft?.parts[0]?.text).toContain(words);
  });

  it('is not offered again while what was written about it may still come back from the outbox', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    await scene.tick(11_000);
    const { outbox, drafts, state } = scene.program();
    await outbox.wrongAccount(id);
    await scene.tick(5_000);
    const offered = await outbox.ownUp(id);
    const draftId = offered.kind === 'ok' ? offered.value : '';
    drafts.edit(draftId, [{ text: 'In my own words', images: [], card: null }], []);
    const retypedHandle = scene.entry(id)?.handle ?? '';
    const confirmed = await outbox.confirm(draftId, { identityId, heldMs: 700, retypedHandle }, findDraft(state.get().drafts, draftId));
    expect(await outbox.ownUp(id)).toMatchObject({ kind: 'refused', refusal: { reason: 'said-already' } });
    expect(findDraft(state.get().drafts, draftId)).toBeNull();
    await outbox.recall(confirmed.kind === 'ok' ? confirmed.value : '');
    expect(findDraft(state.get().drafts, draftId)?.parts[0]?.text).toBe('In my own words');
    expect(await outbox.ownUp(id)).toEqual(offered);
  });
});

describe('a network that asks to go slower', () => {
  it('is left alone until it said, and the post says so', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('rateLimited');
    await scene.tick(10_500);
    const state = scene.entry(id)?.state;
    if (state?.kind !== 'waiting') throw new Error(`It is ${state?.kind}`);
    expect(state.notBefore).toBe(state.nextTryAt);
    await scene.tick(patienceMs - 1_000);
    expect(texts(scene)).toEqual([]);
    await scene.tick(2_000);
    expect(texts(scene)).toEqual(['hello']);
  });

  it('is not asked again about an unknown outcome before that', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutAfter', 'rateLimited');
    await scene.tick(13_000);
    const state = scene.entry(id)?.state;
    expect(state?.kind === 'settling' && state.nextTryAt - scene.world.now).toBeGreaterThan(patienceMs - 3_000);
  });
});

const theirs: ReplyTarget = {
  uri: 'at://o/p/1',
  cid: 'c',
  rootUri: 'at://o/p/1',
  rootCid: 'c',
  authorHandle: 'other.test',
  text: 'theirs',
};

describe('an act about a post', () => {
  it.each(actAboutSchema.options)('goes the way of a post: armed, confirmed, held for 60 s, once, written down: %s', async (act) => {
    const scene = await sceneWith(brand);
    const { drafts, outbox, arming, state } = scene.program();
    const identityId = `bluesky:${brand}`;
    const created = await drafts.create(identityId, null, { act, target: theirs });
    const draftId = created.kind === 'ok' ? created.value : '';
    const part = { text: 'Well said', images: [], card: null };
    expect(drafts.edit(draftId, [part], []).kind).toBe(act === 'quote' ? 'ok' : 'refused');
    const gesture = { identityId, heldMs: 700, retypedHandle: null };
    const draft = (): ReturnType<typeof findDraft> => findDraft(state.get().drafts, draftId);
    expect(await outbox.confirm(draftId, gesture, draft())).toMatchObject({ kind: 'refused', refusal: { law: 4 } });
    await arming.arm(identityId);
    expect(await outbox.confirm(draftId, { ...gesture, heldMs: 100 }, draft())).toMatchObject({ kind: 'refused' });
    const confirmed = await outbox.confirm(draftId, gesture, draft());
    const id = confirmed.kind === 'ok' ? confirmed.value : '';
    await scene.tick(59_000);
    expect(texts(scene)).toEqual([]);
    scene.world.faults = atSending('cutAfter');
    await scene.tick(30_000);
    expect(kindOf(scene, id)).toBe('published');
    expect(texts(scene)).toHaveLength(1);
    const acts = scene.world.ledger.filter(({ ref, about }) => ref === id && about === act).map((event) => event.act);
    expect(acts).toEqual(expect.arrayContaining(['prove', 'send', 'settle', 'publish']));
    await outbox.wrongAccount(id);
    await scene.tick(1);
    await scene.tick(200_000);
    expect(texts(scene)).toEqual([]);
    expect(findDraft(state.get().drafts, draftId)).toMatchObject({ identityId: null, switched: true, about: { act } });
  });

  it('that is bound to another account needs the handle retyped', async () => {
    const scene = await sceneWith(brand);
    await scene.signIn(me, 'personal');
    const { drafts, state } = scene.program();
    const created = await drafts.create(`bluesky:${me}`, null, { act: 'repost', target: theirs });
    const draftId = created.kind === 'ok' ? created.value : '';
    await drafts.bind(draftId, `bluesky:${brand}`);
    expect(findDraft(state.get().drafts, draftId)?.switched).toBe(true);
    expect(await drafts.discardUnused(draftId)).toMatchObject({ kind: 'ok' });
    expect(findDraft(state.get().drafts, draftId)).not.toBeNull();
  });
});
