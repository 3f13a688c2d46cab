import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { Fault } from '../../model/fake-network.ts';
import { brand, me, openScene, type Scene } from '../../model/scene.ts';
import { deviceIs } from '../../model/world.ts';

/** Proving the sender, building the records and proving once more go well; then this happens to the request that sends. */
const atSending = (...faults: readonly Fault[]): readonly Fault[] => ['none', 'none', 'none', ...faults];

async function sceneWith(did: string): Promise<Scene> {
  const scene = await openScene();
  await scene.signIn(did, did === brand ? 'brand' : 'personal');
  return scene;
}

describe('a post that goes out', () => {
  it('is held for 60 s as a brand, then published once', async () => {
    const scene = await sceneWith(brand);
    const id = await scene.post(brand, 'hello');
    await scene.tick(59_000);
    expect(scene.world.server.live()).toHaveLength(0);
    await scene.tick(2_000);
    expect(scene.entry(id)?.state.kind).toBe('published');
    expect(scene.world.server.live().map((post) => post.text)).toEqual(['hello']);
  });

  it('is taken out of the list ten minutes later, and stays published', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    await scene.tick(11_000 + 600_000);
    expect(scene.entry(id)).toBeUndefined();
    expect(scene.world.server.live()).toHaveLength(1);
    expect(scene.world.outbox.size).toBe(0);
  });

  it('waits while the network is down, says so, and goes out by itself within ten minutes', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = ['unreachable', 'unreachable'];
    await scene.tick(10_500);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'waiting', words: 'The network cannot be reached.' });
    await scene.tick(60_000);
    expect(scene.entry(id)?.state.kind).toBe('published');
  });

  it('asks again when it could go out only long after it was due', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = Array.from({ length: 500 }, (): Fault => 'unreachable');
    await scene.tick(700_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'tooLate' });
  });

  it('stays here when rules that nobody noticed forbid it by now (laws 1 and 8)', async () => {
    const scene = await sceneWith(brand);
    const id = await scene.post(brand, 'hello');
    await scene.tick(30_000);
    scene.world.policy = { kind: 'invalid', problems: [], restrictions: defaultPolicy, readAt: scene.world.now };
    await scene.tick(31_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'refused' });
    expect(scene.world.server.live()).toHaveLength(0);
  });

  it('writes down what the network said of its sender, before its records are built and before it is sent', async () => {
    const scene = await sceneWith(brand);
    const id = await scene.post(brand, 'hello');
    await scene.tick(61_000);
    const acts = scene.world.ledger.filter(({ ref }) => ref === id).map(({ act, decision }) => `${act} ${decision}`);
    expect(acts).toEqual(['prove allowed', 'prove allowed', 'send allowed', 'publish done']);
  });

  it('names nobody in the ledger of whom nobody said whether it is a brand', async () => {
    const scene = await openScene();
    // The person says "mine", IT's rules say "a brand unless named otherwise": doubt, guarded as a brand.
    await scene.signIn(me, 'personal');
    scene.world.policy = { kind: 'active', policy: { ...defaultPolicy, DefaultKind: 'brand' }, sources: [], unknownKeys: [], readAt: 0 };
    await scene.program().judge();
    const before = scene.world.ledger.length;
    const id = await scene.post(me, 'hello');
    await scene.tick(61_000);
    expect(scene.entry(id)).toMatchObject({ kind: 'brand', kindInDoubt: true, state: { kind: 'published' } });
    const said = scene.world.ledger.slice(before).filter(({ who }) => who !== null);
    expect(new Set(said.map(({ who }) => who?.kind))).toEqual(new Set(['doubtful']));
    expect(said.every(({ post }) => post === null)).toBe(true);
  });

  it('freezes and says why once rules allow accounts at other servers only; nobody is signed out', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    const policy = { ...defaultPolicy, AllowedServers: ['bsky.social'] };
    scene.world.policy = { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 };
    await scene.program().judge();
    await scene.tick(10_500);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', words: expect.stringContaining('Allowed: bsky.social.') });
    expect(scene.world.vault.size).toBe(1);
    expect(scene.program().state.get().accounts).toHaveLength(1);
  });

  it('stops for good when the network names another sender, and uploads nothing to that one (law 3)', async () => {
    const scene = await sceneWith(brand);
    await scene.signIn(me, 'personal');
    const id = await scene.post(brand, 'hello');
    scene.world.server.swap(brand, me);
    await scene.tick(61_000);
    expect(scene.entry(id)).toMatchObject({ prepared: null, state: { kind: 'refused', law: 3 } });
    expect(scene.world.ledger).toContainEqual(expect.objectContaining({ act: 'prove', decision: 'refused', law: 3, ref: id }));
    expect(scene.world.server.live()).toHaveLength(0);
  });

  it('freezes when the network calls the account by another handle, and goes out under that one once confirmed again', async () => {
    const scene = await sceneWith(brand);
    const id = await scene.post(brand, 'hello');
    scene.world.server.rename(brand);
    await scene.tick(61_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', words: expect.stringContaining('is now @brand-1.acme.test') });
    expect(scene.world.server.live()).toHaveLength(0);
    const { accounts, notices } = scene.program().state.get();
    expect(accounts).toMatchObject([{ handle: 'brand-1.acme.test', identities: [{ handle: 'brand-1.acme.test', kind: 'brand' }] }]);
    expect(notices).toMatchObject([{ title: '@brand.acme.test is now @brand-1.acme.test' }]);

    await scene.program().arming.arm(`bluesky:${brand}`);
    const gesture = { identityId: `bluesky:${brand}`, heldMs: 700, retypedHandle: null };
    expect((await scene.program().outbox.resume(id, gesture)).kind).toBe('ok');
    expect(scene.entry(id)?.handle).toBe('brand-1.acme.test');
    await scene.tick(61_000);
    expect(scene.world.server.live()).toHaveLength(1);
  });

  it('freezes with words when the network refuses the credential; nothing is deleted', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('notAccepted');
    await scene.tick(10_500);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'refused' });
    expect(scene.program().state.get().accounts[0]?.credential).toBe('signInAgain');
    expect(scene.world.vault.size).toBe(1);
  });

  it('keeps its text where the server says no, and gives it back on recall', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('rejected');
    await scene.tick(10_500);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'refused', law: null });
    await scene.program().outbox.recall(id);
    expect(scene.program().state.get().drafts[0]?.parts[0]?.text).toBe('hello');
  });
});

describe('a post whose outcome is not known', () => {
  it('is settled by asking: found there, it is published and not sent again', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutAfter');
    await scene.tick(11_000);
    expect(scene.entry(id)?.state.kind).toBe('settling');
    await scene.tick(10_000);
    expect(scene.entry(id)?.state.kind).toBe('published');
    expect(scene.world.server.live()).toHaveLength(1);
  });

  it('is not overwritten where something else is under its key', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('cutBefore');
    await scene.tick(11_000);
    const key = scene.entry(id)?.prepared?.[0]?.key ?? '';
    scene.world.server.put({ did: me, key, draftId: 'other', text: 'something else' });
    await scene.tick(10_000);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'refused', law: 5 });
    expect(scene.world.server.live().map((post) => post.text)).toEqual(['something else']);
  });

  it('leaves no trace when recalled, even where it arrives late', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    scene.world.faults = atSending('late');
    await scene.tick(11_000);
    expect(await scene.program().outbox.recall(id)).toEqual({ kind: 'ok', value: null });
    await scene.tick(30_000);
    expect(scene.entry(id)?.state.kind).toBe('recalling');
    await scene.tick(200_000);
    expect(scene.world.server.live()).toHaveLength(0);
    expect(scene.program().state.get().drafts).toHaveLength(1);
  });

  it('is frozen after a crash when it was held, and goes on by a new confirmation only', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    await scene.crash();
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'crashed' });
    await scene.tick(60_000);
    expect(scene.world.server.live()).toHaveLength(0);
    const handle = scene.entry(id)?.handle ?? '';
    await scene.program().outbox.resume(id, { identityId: `bluesky:${me}`, heldMs: 0, retypedHandle: handle });
    await scene.tick(11_000);
    expect(scene.world.server.live()).toHaveLength(1);
  });
});

describe('a thread', () => {
  it('that is cut half-way goes on with the rest, and nothing twice', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'one', 'two');
    scene.world.faults = ['none', 'none', 'none', 'none', 'none', 'unreachable'];
    await scene.tick(10_500);
    expect(scene.entry(id)?.state.kind).toBe('waiting');
    expect(scene.world.server.live().map((post) => post.text)).toEqual(['one']);
    await scene.tick(60_000);
    expect(scene.world.server.live().map((post) => post.text)).toEqual(['one', 'two']);
  });

  it('that stopped half-way is taken back whole', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'one', 'two');
    scene.world.faults = ['none', 'none', 'none', 'none', 'none', 'unreachable'];
    await scene.tick(10_500);
    await scene.program().outbox.recall(id);
    await scene.tick(5_000);
    expect(scene.world.server.live()).toHaveLength(0);
    expect(scene.program().state.get().drafts[0]?.parts).toHaveLength(2);
  });
});

describe('Wrong account and Stop everything', () => {
  it('takes a post down, makes sure, and reopens the text bound to nobody', async () => {
    const scene = await sceneWith(brand);
    const id = await scene.post(brand, 'hello');
    await scene.tick(61_000);
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(10_000);
    expect(scene.world.server.live()).toHaveLength(0);
    expect(scene.entry(id)?.state.kind).toBe('takenDown');
    expect(scene.program().state.get().drafts[0]).toMatchObject({ identityId: null, switched: true });
  });

  it('goes on taking down while the network is away', async () => {
    const scene = await sceneWith(me);
    const id = await scene.post(me, 'hello');
    await scene.tick(11_000);
    scene.world.faults = ['unreachable', 'unreachable'];
    await scene.program().outbox.wrongAccount(id);
    await scene.tick(1_000);
    expect(scene.entry(id)?.state.kind).toBe('takingDown');
    await scene.tick(60_000);
    expect(scene.world.server.live()).toHaveLength(0);
  });

  it('recalls and locks everything though neither ledger, disk nor keyring works', async () => {
    const scene = await sceneWith(brand);
    await scene.signIn(me, 'personal');
    await scene.post(brand, 'as the brand');
    await scene.post(me, 'as myself');
    scene.world.ledgerStatus = { kind: 'unwritable', why: 'disk full' };
    scene.world.diskWritable = false;
    scene.world.vaultReady = false;
    await scene.program().outbox.panic();
    await scene.tick(120_000);
    const state = scene.program().state.get();
    expect(state.outbox).toHaveLength(0);
    expect(state.leases).toEqual({});
    expect(state.drafts).toHaveLength(2);
    expect(scene.world.server.live()).toHaveLength(0);
  });

  it('recalls, freezes, takes down, locks and sweeps though the disk of the ledger does not answer', async () => {
    const scene = await sceneWith(brand);
    await scene.signIn(me, 'personal');
    const published = await scene.post(me, 'out');
    await scene.tick(11_000);
    const [recalled, frozen] = [await scene.post(brand, 'recall me'), await scene.post(me, 'freeze me')];
    scene.world.ledgerHangs = true;
    const { outbox, arming, accounts, state } = scene.program();
    const acts = Promise.all([
      outbox.recall(recalled),
      outbox.freezeAll('locked'),
      outbox.wrongAccount(published),
      arming.disarmAll('asked'),
    ]);
    await scene.tick(2_100);
    await acts;
    expect(scene.entry(recalled)).toBeUndefined();
    expect(scene.entry(frozen)?.state).toMatchObject({ kind: 'frozen', why: 'locked' });
    expect(scene.entry(published)?.state.kind).toBe('takenDown');
    expect(state.get().leases).toEqual({});

    scene.world.device = deviceIs('personal', scene.world.now);
    state.update((before) => ({ ...before, device: scene.world.device }));
    expect(await accounts.sweep()).toMatchObject({ removed: [{ revoked: true }] });
    expect([...scene.world.vault.keys()]).toEqual([`account:bluesky:${me}`]);
  });
});
