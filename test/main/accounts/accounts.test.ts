import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/policy.ts';
import { serverOrigin } from '../../model/fake-network.ts';
import { nameless } from '../../model/fake-server.ts';
import { brand, me, openScene, type Scene } from '../../model/scene.ts';
import { deviceIs } from '../../model/world.ts';

function setDevice(scene: Scene, kind: 'managed' | 'personal' | 'unknown'): void {
  scene.world.device = deviceIs(kind, scene.world.now);
  scene.program().state.update((state) => ({ ...state, device: scene.world.device }));
}

const revocations = (scene: Scene) => scene.world.ledger.filter((event) => event.act === 'revoke');

const tokenIn = (scene: Scene, did: string): string =>
  JSON.parse(scene.world.vault.get(`account:bluesky:${did}`) ?? '{}').credential?.token;

describe('signing in', () => {
  it('keeps a personal account on a personal computer, vault first, then its profile', async () => {
    const scene = await openScene();
    setDevice(scene, 'personal');
    expect((await scene.signIn(me, 'personal')).kind).toBe('ok');
    expect(scene.world.vault.size).toBe(1);
    expect(scene.world.profiles.size).toBe(1);
    expect(scene.program().state.get().accounts[0]?.identities[0]).toMatchObject({ kind: 'personal', kindSource: 'person' });
  });

  it('keeps no brand on a personal computer: revoked at the network, nothing in the vault', async () => {
    const scene = await openScene();
    setDevice(scene, 'personal');
    expect(await scene.signIn(brand, 'brand')).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(scene.program().state.get().signIn.kind).toBe('failed');
    expect(revocations(scene)).toMatchObject([{ who: { subject: brand, kind: 'brand' } }]);
  });

  it('cancelled while asking whose account it is, forgets and revokes', async () => {
    const scene = await openScene();
    await scene.program().accounts.signIn.withPassword('bluesky', serverOrigin, me, 'app-password');
    expect(scene.program().state.get().signIn.kind).toBe('askKind');
    await scene.program().accounts.signIn.cancel();
    expect(scene.program().state.get().signIn.kind).toBe('idle');
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(scene.world.vault.size).toBe(0);
    expect(revocations(scene)).toMatchObject([{ decision: 'done', who: { subject: me, kind: 'doubtful' } }]);
  });

  it('that is not kept and cannot be revoked says where to end it by hand', async () => {
    const scene = await openScene();
    setDevice(scene, 'personal');
    scene.world.faults = ['none', 'none', 'unreachable'];
    expect((await scene.signIn(brand, 'brand')).kind).toBe('refused');
    expect(scene.world.server.whoIs('token-1')).toBe(brand);
    expect(revocations(scene)).toMatchObject([{ decision: 'failed', who: { subject: brand } }]);
    const words = expect.stringContaining(`did not reach ${serverOrigin}`);
    expect(scene.program().state.get().notices).toMatchObject([{ level: 'stop', words }]);
  });

  it('is refused, revoked and not asked about where the server cannot confirm the handle', async () => {
    const scene = await openScene();
    const outcome = await scene.program().accounts.signIn.withPassword('bluesky', serverOrigin, nameless, 'app-password');
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'handle-not-confirmed' } });
    expect(scene.program().state.get().signIn.kind).toBe('failed');
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('again replaces the credential and revokes the old one', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    await scene.signIn(me, 'personal');
    expect(tokenIn(scene, me)).toBe('token-2');
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(scene.program().state.get().accounts).toHaveLength(1);
  });

  it('again says where to end the old one by hand where that does not reach the network', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.faults = ['none', 'none', 'unreachable'];
    expect((await scene.signIn(me, 'personal')).kind).toBe('ok');
    expect(scene.world.server.whoIs('token-1')).toBe(me);
    const words = expect.stringContaining('The sign-out of @me.acme.test did not reach');
    const title = 'The earlier sign-in of this account may still be open';
    expect(scene.program().state.get().notices).toMatchObject([{ level: 'stop', title, words }]);
  });

  it('is refused, and revoked, while the keyring is locked', async () => {
    const scene = await openScene();
    scene.world.vaultReady = false;
    expect((await scene.signIn(me, 'personal')).kind).toBe('refused');
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(revocations(scene)).toMatchObject([{ who: { subject: me, kind: 'personal' } }]);
  });
});

describe('a sign-in that something comes between while it is written', () => {
  /** `act` happens as soon as the keyring holds this token. */
  const whenKept = (scene: Scene, token: string, act: () => void): void => {
    const { vault } = scene.world;
    const set = vault.set.bind(vault);
    vault.set = (key, secret) => {
      set(key, secret);
      if (secret.includes(token)) act();
      return vault;
    };
  };
  const distrustClock = (scene: Scene) => (): void => scene.program().state.update((state) => ({ ...state, clockTrusted: false }));

  it('brings the earlier one back where that is a doubt, and revokes the new one', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    whenKept(scene, 'token-2', distrustClock(scene));
    expect(await scene.signIn(brand, 'brand')).toMatchObject({ kind: 'refused', refusal: { reason: 'clock-untrusted' } });
    expect(tokenIn(scene, brand)).toBe('token-1');
    expect(scene.world.server.whoIs('token-1')).toBe(brand);
    expect(scene.world.server.whoIs('token-2')).toBeNull();
    expect(scene.program().state.get().accounts).toHaveLength(1);
  });

  it('keeps nothing and revokes where there was none before', async () => {
    const scene = await openScene();
    whenKept(scene, 'token-1', distrustClock(scene));
    expect((await scene.signIn(brand, 'brand')).kind).toBe('refused');
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('keeps and brings back nothing where the computer turns out to be personal, and revokes both', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    whenKept(scene, 'token-2', () => setDevice(scene, 'personal'));
    expect(await scene.signIn(brand, 'brand')).toMatchObject({ kind: 'refused', refusal: { law: 1 } });
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(scene.world.server.whoIs('token-2')).toBeNull();
    expect(scene.program().state.get().accounts).toEqual([]);
  });
});

describe('an account that was renamed at the network', () => {
  const renamed = 'me-1.acme.test';

  it('shows, keeps and tells its new handle once', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.server.rename(me);
    const { accounts, state } = scene.program();
    await accounts.refreshProfile(`bluesky:${me}`);
    await accounts.refreshProfile(`bluesky:${me}`);
    expect(state.get().accounts).toMatchObject([
      { handle: renamed, identities: [{ handle: renamed, kind: 'personal', kindSource: 'person' }] },
    ]);
    expect(state.get().notices).toMatchObject([{ title: `@me.acme.test is now @${renamed}` }]);
    await scene.crash();
    expect(scene.program().state.get().accounts).toMatchObject([{ handle: renamed }]);
    expect(scene.program().state.get().notices).toEqual([]);
  });

  it('stays renamed through a sweep while the keyring does not take the new handle', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.server.rename(me);
    const { accounts, state } = scene.program();
    const { vault } = scene.world;
    vault.set = () => vault;
    await accounts.refreshProfile(`bluesky:${me}`);
    await accounts.sweep();
    expect(state.get().accounts).toMatchObject([{ handle: renamed }]);
  });

  it('is swept where rules name the new handle as a brand and the computer is personal', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    setDevice(scene, 'personal');
    const policy = { ...defaultPolicy, BrandAccounts: [renamed] };
    scene.world.policy = { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 };
    scene.program().state.update((state) => ({ ...state, policy: scene.world.policy }));
    scene.world.server.rename(me);
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(scene.world.vault.size).toBe(0);
    expect(scene.program().state.get().accounts).toEqual([]);
  });

  it('keeps its handle where none leads back to it', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    await scene.program().accounts.noteHandle(`bluesky:${me}`, 'handle.invalid');
    expect(scene.program().state.get().accounts).toMatchObject([{ handle: 'me.acme.test' }]);
  });
});

describe('a session', () => {
  it('keeps a rotated credential in the vault before it uses it', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.faults = ['rotate'];
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(tokenIn(scene, me)).toBe('token-2');
    await scene.crash();
    const opened = await scene.program().accounts.open(`bluesky:${me}`);
    expect(opened.kind === 'ok' && (await opened.value.whoAmI()).kind).toBe('ok');
  });

  it('whose rotation was lost says "sign in again", and deletes nothing', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.server.revoke('token-1');
    await scene.program().accounts.refreshProfile(`bluesky:${me}`);
    expect(scene.program().state.get().accounts[0]?.credential).toBe('signInAgain');
    await scene.crash();
    expect(scene.program().state.get().accounts[0]?.credential).toBe('signInAgain');
  });

  it('is one per account, however often it is opened at once', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    await scene.crash();
    const { accounts } = scene.program();
    const [one, other] = await Promise.all([accounts.open(`bluesky:${me}`), accounts.open(`bluesky:${me}`)]);
    expect(one.kind === 'ok' && other.kind === 'ok' && one.value === other.value).toBe(true);
  });

  it('waits, signed out of nothing, while the keyring is locked', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    await scene.crash();
    scene.world.vaultReady = false;
    expect((await scene.program().accounts.open(`bluesky:${me}`)).kind).toBe('unreachable');
    expect(scene.program().state.get().accounts[0]?.credential).toBe('usable');
  });
});

describe('signing out', () => {
  it('revokes, then deletes, and says how long access may live on', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    const outcome = await scene.program().accounts.signOut(`bluesky:${brand}`);
    expect(outcome).toEqual({ kind: 'ok', value: { revoked: true, accessLivesMs: 7_200_000 } });
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.profiles.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('that does not reach the network keeps the entry for revoking only, until that is done', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    scene.world.faults = ['unreachable'];
    await scene.program().accounts.signOut(`bluesky:${brand}`);
    expect(scene.program().state.get().accounts[0]?.credential).toBe('revokeOnly');
    expect((await scene.program().accounts.open(`bluesky:${brand}`)).kind).toBe('signInAgain');
    await scene.crash();
    await scene.tick(31_000);
    expect(scene.world.vault.size).toBe(0);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
  });

  it('on a personal computer deletes all the same, and says what to do by hand', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    setDevice(scene, 'personal');
    scene.world.faults = ['unreachable'];
    await scene.program().accounts.signOut(`bluesky:${me}`);
    expect(scene.world.vault.size).toBe(0);
    expect(scene.program().state.get().removed[0]).toMatchObject({ revoked: false, byHand: expect.stringContaining('did not reach') });
  });
});

describe('the sweep', () => {
  it('revokes and deletes a brand when the computer becomes personal; drafts and personal accounts stay', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    await scene.signIn(me, 'personal');
    await scene.program().drafts.create(`bluesky:${brand}`, null);
    setDevice(scene, 'personal');
    const result = await scene.program().accounts.sweep();
    expect(result).toMatchObject({ kind: 'swept', removed: [{ revoked: true }], left: [] });
    expect([...scene.world.vault.keys()]).toEqual([`account:bluesky:${me}`]);
    expect(scene.world.server.whoIs('token-1')).toBeNull();
    expect(scene.program().state.get().drafts).toHaveLength(1);
    expect(scene.program().state.get().notices).toHaveLength(1);
  });

  it('deletes nothing where it is not known whose computer this is', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    setDevice(scene, 'unknown');
    expect(await scene.program().accounts.sweep()).toMatchObject({ removed: [] });
    expect(scene.world.vault.size).toBe(1);
  });

  it('says once of a brand that the keyring does not let go, and removes it when the keyring does', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    setDevice(scene, 'personal');
    const { vault } = scene.world;
    // The keyring gives its list, and is locked by the time the network has ended the session.
    const { server } = scene.world;
    const whoIs = server.whoIs;
    const lockWhenAsked = (token: string): string | null => {
      scene.world.vaultReady = false;
      return whoIs(token);
    };
    Object.assign(server, { whoIs: lockWhenAsked });
    const { accounts, state } = scene.program();
    expect(await accounts.sweep()).toMatchObject({ kind: 'swept', removed: [], left: [expect.any(String)] });
    scene.world.vaultReady = true;
    expect(await accounts.sweep()).toMatchObject({ left: [expect.any(String)] });
    expect(vault.size).toBe(1);
    const notices = state.get().notices.filter(({ title }) => title.includes('could not be removed from this keyring'));
    expect(notices).toMatchObject([{ level: 'stop', words: expect.stringContaining(`account:bluesky:${brand}`) }]);
    Object.assign(server, { whoIs });
    scene.world.vaultReady = true;
    expect(await accounts.sweep()).toMatchObject({ removed: [{ handle: expect.any(String) }], left: [] });
    expect(vault.size).toBe(0);
  });

  it('says once of a brand under another account’s key that the keyring does not let it go', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    const { vault } = scene.world;
    vault.set('account:bluesky:did:plc:other', vault.get(`account:bluesky:${brand}`) ?? '');
    vault.delete(`account:bluesky:${brand}`);
    setDevice(scene, 'personal');
    const { accounts, state } = scene.program();
    scene.world.vaultHolds = true;
    const told = () => state.get().notices.filter(({ title }) => title.includes('could not be removed from this keyring'));
    for (const _ of [1, 2]) expect(await accounts.sweep()).toMatchObject({ removed: [], left: ['brand.acme.test'], unreadable: [] });
    expect(told()).toMatchObject([{ level: 'stop', words: expect.stringContaining('account:bluesky:did:plc:other') }]);
    scene.world.vaultHolds = false;
    expect(await accounts.sweep()).toMatchObject({ removed: [{ handle: 'brand.acme.test' }], left: [] });
    expect(vault.size).toBe(0);
  });

  it('signs nobody out while the keyring is locked, and says that it did not look', async () => {
    const scene = await openScene();
    await scene.signIn(brand, 'brand');
    scene.world.vaultReady = false;
    expect((await scene.program().accounts.sweep()).kind).toBe('noVault');
    expect(scene.program().state.get().accounts).toHaveLength(1);
  });

  it('leaves an entry that cannot be read, reports it, and keeps its profile', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.vault.set(`account:bluesky:${me}`, '{"v":99}');
    await scene.crash();
    expect(scene.world.vault.get(`account:bluesky:${me}`)).toBe('{"v":99}');
    expect(scene.world.profiles.size).toBe(1);
    expect(scene.program().state.get().notices[0]?.title).toBe('A sign-in cannot be read');
    expect(scene.program().state.get()).toMatchObject({ accounts: [], unreadable: [`bluesky:${me}`] });
    await scene.signIn(me, 'personal');
    await scene.program().accounts.signOut(`bluesky:${me}`);
    expect(scene.program().state.get()).toMatchObject({ accounts: [], unreadable: [] });
  });

  it('mends at start what a crash left: a profile without a credential, a credential without a profile', async () => {
    const scene = await openScene();
    await scene.signIn(me, 'personal');
    scene.world.profiles.clear();
    scene.world.profiles.set('bluesky:did:plc:gone', { identityId: 'bluesky:did:plc:gone', displayName: '', avatar: null, accent: 1 });
    await scene.crash();
    expect([...scene.world.profiles.keys()]).toEqual([`bluesky:${me}`]);
  });
});
