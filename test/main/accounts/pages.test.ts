import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/policy.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { serverOrigin } from '../../model/fake-network.ts';
import { me, openScene, type Scene } from '../../model/scene.ts';
import { deviceIs } from '../../model/world.ts';

const page = 'did:page:shop';
const pageId = `bluesky:${me}#${page}`;

function setDevice(scene: Scene, kind: 'managed' | 'personal' | 'unknown'): void {
  scene.world.device = deviceIs(kind, scene.world.now);
  scene.program().state.update((state) => ({ ...state, device: scene.world.device }));
}

/** Somebody who may speak for the shop's page signs in as themselves. */
async function signedIn(device: 'managed' | 'personal' | 'unknown' = 'managed'): Promise<Scene> {
  const scene = await openScene();
  scene.world.server.appoint(me, page);
  setDevice(scene, device);
  await scene.program().accounts.signIn.withBrowser('bluesky', serverOrigin, me);
  if (scene.program().state.get().signIn.kind === 'askKind') await scene.program().accounts.signIn.chooseKind('personal');
  return scene;
}

const identities = (scene: Scene) =>
  scene
    .program()
    .state.get()
    .accounts.flatMap((account) => account.identities);
const posts = (scene: Scene) => scene.world.server.live().map(({ did, text }) => ({ did, text }));

describe('a sign-in that may speak for a page', () => {
  it('keeps the person as they said, and the page as a brand that nobody was asked about', async () => {
    const scene = await signedIn();
    expect(identities(scene)).toMatchObject([
      { subject: me, kind: 'personal', kindSource: 'person' },
      { id: pageId, subject: page, kind: 'brand', kindSource: 'default' },
    ]);
  });

  it('tells which pages come with it before it asks whose account it is', async () => {
    const scene = await openScene();
    scene.world.server.appoint(me, page);
    await scene.program().accounts.signIn.withBrowser('bluesky', serverOrigin, me);
    expect(scene.program().state.get().signIn).toMatchObject({ kind: 'askKind', pages: ['shop.acme.test'] });
  });

  it('knows all of them after the database was lost', async () => {
    const scene = await signedIn();
    scene.world.profiles.clear();
    await scene.crash();
    expect(identities(scene)).toMatchObject([{ kind: 'personal' }, { id: pageId, kind: 'brand' }]);
  });

  it.each(['personal', 'unknown'] as const)('asks for no page on a computer that is %s, and signs the person in alone', async (device) => {
    const scene = await signedIn(device);
    expect(scene.world.server.speaksFor('token-1')).toEqual([me]);
    expect(identities(scene).map(({ subject }) => subject)).toEqual([me]);
  });

  it('is not kept where the network cannot say whom it speaks for', async () => {
    const scene = await openScene();
    scene.world.faults = ['none', 'cutBefore'];
    const outcome = await scene.program().accounts.signIn.withBrowser('bluesky', serverOrigin, me);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { law: 1, reason: 'speakers-unknown' } });
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('goes as a whole from a personal computer where rules name the page', async () => {
    const scene = await signedIn();
    setDevice(scene, 'personal');
    const policy = { ...defaultPolicy, BrandAccounts: [page] };
    scene.world.policy = { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 };
    scene.program().state.update((state) => ({ ...state, policy: scene.world.policy }));
    await scene.program().accounts.sweep();
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('goes too where nobody named the page: a page is nobody’s own voice', async () => {
    const scene = await signedIn();
    setDevice(scene, 'personal');
    await scene.program().accounts.sweep();
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('stays while nobody knows whose computer this is, and cannot speak as the page', async () => {
    const scene = await signedIn();
    setDevice(scene, 'unknown');
    await scene.program().accounts.sweep();
    expect(scene.world.vault.size).toBe(1);
    expect(await scene.program().arming.arm(pageId)).toMatchObject({ kind: 'refused' });
  });
});

describe('a post as a page', () => {
  it('is by the page, and needs the page unlocked, not the person', async () => {
    const scene = await signedIn();
    await scene.post(page, 'as the shop');
    await scene.tick(61_000);
    await scene.post(me, 'as myself');
    await scene.tick(11_000);
    expect(posts(scene)).toEqual([
      { did: page, text: 'as the shop' },
      { did: me, text: 'as myself' },
    ]);
  });

  it('is not sent once the person may not speak for the page any more; the page goes, and its owner hears it', async () => {
    const scene = await signedIn();
    const id = await scene.post(page, 'as the shop');
    scene.world.server.dismiss(me, page);
    await scene.tick(61_000);
    expect(posts(scene)).toEqual([]);
    expect(scene.entry(id)?.state).toMatchObject({ kind: 'frozen', why: 'refused' });
    expect(identities(scene).map(({ subject }) => subject)).toEqual([me]);
    expect(scene.program().state.get().notices).toMatchObject([{ title: 'The pages of @me.acme.test have changed' }]);
    expect(scene.program().state.get().leases[pageId]).toBeUndefined();
    await scene.crash();
    expect(identities(scene).map(({ subject }) => subject)).toEqual([me]);
  });
});

describe('pages that change', () => {
  it('appear as brands when the account is asked about', async () => {
    const scene = await signedIn();
    scene.world.server.appoint(me, 'did:page:new');
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(identities(scene)).toMatchObject([{ subject: me }, { subject: page }, { subject: 'did:page:new', kind: 'brand', accent: 2 }]);
    await scene.crash();
    expect(identities(scene)).toHaveLength(3);
  });

  it('appear only as far as the keyring has room for them', async () => {
    const scene = await signedIn();
    for (let count = 0; count < 40; count += 1) scene.world.server.appoint(me, `did:page:${count}:${'x'.repeat(40)}`);
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    const shown = identities(scene).map(({ subject }) => subject);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThan(41);
    const { notices } = scene.program().state.get();
    await scene.program().accounts.sweep();
    expect(identities(scene).map(({ subject }) => subject)).toEqual(shown);
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(scene.program().state.get().notices).toEqual(notices);
  });

  it('are called by their new handle, which is kept', async () => {
    const scene = await signedIn();
    scene.world.server.rename(page);
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(identities(scene)).toMatchObject([{ handle: 'me.acme.test' }, { handle: 'shop-1.acme.test' }]);
    await scene.crash();
    expect(identities(scene)).toMatchObject([{ handle: 'me.acme.test' }, { handle: 'shop-1.acme.test' }]);
  });

  it('change nothing while the network does not answer', async () => {
    const scene = await signedIn();
    scene.world.server.dismiss(me, page);
    scene.world.faults = ['cutBefore', 'unreachable', 'unreachable', 'unreachable', 'unreachable'];
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(identities(scene)).toHaveLength(2);
  });
});

describe('what a server takes', () => {
  it('is kept with the profile, for each identity, and is there after a crash', async () => {
    const scene = await signedIn();
    const limits = graphemeLimits({ maxLength: 5_000, maxImageBytes: 1_000, counting: { kind: 'shortenedLinks', linkLength: 23 } });
    scene.world.limits = limits;
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(identities(scene)).toMatchObject([{ limits }, { limits }]);
    await scene.crash();
    expect(identities(scene)).toMatchObject([{ limits }, { limits }]);
  });

  it('that has no end could not be kept, and leaves the network’s own limits', async () => {
    const scene = await signedIn();
    scene.world.limits = graphemeLimits({ maxLength: Number.POSITIVE_INFINITY });
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(identities(scene).map(({ limits }) => limits)).toEqual([undefined, undefined]);
  });
});
