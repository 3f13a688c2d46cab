import { describe, expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import type { Updater } from '../../../main/updates/updater.ts';
import { createUpdates, firstLookMs, lookEveryMs } from '../../../main/updates/updates.ts';
import { ok, refused } from '../../../shared/outcome.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import { entryOf, entryStates, goodWorld, identityOf } from '../../shared/guard/world.ts';
import { createStillClock } from '../still-clock.ts';

const granted: Policy = { ...defaultPolicy, AutoUpdate: 'on', UpdateUrl: 'https://u.example/', UpdateKeys: ['k'] };

/** Updates with an updater whose every answer the test may change. */
function open({ canInstall = true, recordable = true }: { readonly canInstall?: boolean; readonly recordable?: boolean } = {}) {
  const clock = createStillClock();
  const state = createStateStore(initialState);
  const did: string[] = [];
  const updater: { -readonly [N in keyof Updater]: Updater[N] } = {
    look: async () => ok('1.2.0'),
    download: async (onPercent) => {
      onPercent(50);
      return ok({ path: '/cache/x.AppImage', sha512: 'hash' });
    },
    cancel: () => void did.push('cancel'),
    install: () => did.push('install') > 0,
  };
  let hash = 'hash';
  /** What lies on the disk, where that is not what was read last. */
  let rules: PolicyOutcome | null = null;
  const updates = createUpdates({
    ...{ state, clock, canInstall: () => canInstall, hashOf: async () => hash, readRules: async () => rules ?? state.get().policy },
    createUpdater: async () => {
      did.push('ask');
      return updater;
    },
    decisions: {
      record: async ({ act, decision, reason }) => {
        did.push(`${act} ${decision} ${reason}`);
        return recordable ? { kind: 'writable' } : { kind: 'unwritable', why: 'full' };
      },
    },
  });
  const setRules = (policy: Policy): void =>
    state.update((before) => ({ ...before, policy: { kind: 'active', policy, sources: [], unknownKeys: [], readAt: 0 } }));
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const quit = async (): Promise<void> => (await updates.leave())();
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settled();
  };
  return {
    updates,
    updater,
    state,
    did,
    setRules,
    quit,
    pass,
    change: () => (hash = 'another'),
    lay: (outcome: PolicyOutcome) => (rules = outcome),
    now: () => state.get().update,
  };
}

describe('updates', () => {
  it('are asked for once the start is over, and again and again', async () => {
    const { did, setRules, pass, updater } = open();
    updater.look = async () => ok(null);
    setRules(granted);
    await pass(firstLookMs - 1);
    expect(did).toEqual([]);
    await pass(1);
    expect(did).toEqual(['ask']);
    await pass(lookEveryMs);
    expect(did).toEqual(['ask', 'ask']);
  });

  it('are never asked for without a grant, and at once when one comes', async () => {
    const { did, setRules, pass, now } = open();
    await pass(firstLookMs);
    await pass(lookEveryMs);
    setRules({ ...granted, AutoUpdate: 'off' });
    await pass(lookEveryMs);
    expect([did, now()]).toEqual([[], { kind: 'off', why: 'rules' }]);
    setRules(granted);
    await pass(0);
    expect(now()).toEqual({ kind: 'ready', version: '1.2.0' });
  });

  it('are said only, where the rules or the way it was installed have it so', async () => {
    const packaged = open({ canInstall: false });
    packaged.setRules(granted);
    await packaged.updates.look();
    expect(packaged.now()).toMatchObject({ kind: 'found', version: '1.2.0' });
    const told = open();
    told.setRules({ ...granted, AutoUpdate: 'notify' });
    await told.updates.look();
    await told.quit();
    expect([told.now(), told.did]).toMatchObject([{ kind: 'found' }, ['ask']]);
  });

  it('are dropped in the midst of it when the rules change', async () => {
    const { updates, updater, setRules, quit, now, did } = open();
    setRules(granted);
    updater.download = async () => {
      setRules({ ...granted, AutoUpdate: 'off' });
      return ok({ path: '/cache/x.AppImage', sha512: 'hash' });
    };
    await updates.look();
    await quit();
    expect([now(), did]).toEqual([{ kind: 'off', why: 'rules' }, ['ask', 'cancel']]);
  });

  it('are installed at the very end, once that is written down', async () => {
    const { updates, setRules, quit, did } = open();
    setRules(granted);
    await updates.look();
    await quit();
    expect(did).toEqual(['ask', 'update allowed installs-1.2.0', 'install']);
  });

  it.each([
    ['a post is on its way', 'post'],
    ['what was downloaded was changed since', 'changed'],
    ['it cannot be written down', 'disk'],
    ['the rules were taken away', 'rules'],
  ])('are not installed where %s', async (_what, why) => {
    const { updates, state, setRules, quit, change, did } = open({ recordable: why !== 'disk' });
    setRules(granted);
    await updates.look();
    const entry = entryOf(identityOf(goodWorld), { state: entryStates.held });
    if (why === 'post') state.update((before) => ({ ...before, outbox: [entry] }));
    if (why === 'changed') change();
    if (why === 'rules') state.update((before) => ({ ...before, policy: { kind: 'absent' } }));
    await quit();
    expect(did).not.toContain('install');
  });

  it('stay ready through a day’s trouble, and only through that', async () => {
    const { updates, updater, setRules, now } = open();
    setRules(granted);
    await updates.look();
    updater.look = async () => refused(null, 'update-unreachable', 'Later.');
    await updates.look();
    expect(now()).toEqual({ kind: 'ready', version: '1.2.0' });
    updater.look = async () => ok('1.3.0');
    await updates.look();
    expect(now()).toEqual({ kind: 'ready', version: '1.3.0' });
  });

  it.each([
    ['the server offers it no more', ok(null)],
    ['the server may be another’s', refused(null, 'update-edited', 'Changed.')],
    ['what was downloaded is gone', refused(null, 'update-not-fetched', 'Later.')],
  ])('are ready no more where %s', async (what, answer) => {
    const { updates, updater, setRules, quit, change, did } = open();
    setRules(granted);
    await updates.look();
    if (what.endsWith('gone')) change();
    updater.look = async () => answer;
    await updates.look();
    await quit();
    expect(did).not.toContain('update allowed installs-1.2.0');
  });

  it.each([
    ['rules are on the disk that were not read yet', 'disk'],
    ['the rules were taken away in the midst of the quit', 'rules'],
    ['a post was begun in the midst of it', 'post'],
    ['a look in the midst of it found another', 'look'],
  ])('are not installed where %s', async (_what, why) => {
    const { updates, updater, state, setRules, lay, did } = open();
    setRules(granted);
    await updates.look();
    if (why === 'disk') lay({ kind: 'absent' });
    const install = await updates.leave();
    const entry = entryOf(identityOf(goodWorld), { state: entryStates.sending });
    if (why === 'post') state.update((before) => ({ ...before, outbox: [entry] }));
    if (why === 'rules') setRules({ ...granted, AutoUpdate: 'off' });
    updater.look = async () => ok('1.3.0');
    if (why === 'look') await updates.look();
    await install();
    expect(did).not.toContain('install');
  });

  it('write down what may be somebody’s hand, and not a day’s trouble', async () => {
    const { updates, updater, setRules, did, now } = open();
    setRules(granted);
    updater.look = async () => refused(null, 'update-unreachable', 'Later.');
    await updates.look();
    updater.look = async () => refused(null, 'update-edited', 'Changed.');
    await updates.look();
    expect([did, now()]).toMatchObject([['ask', 'ask', 'update refused update-edited'], { kind: 'refused' }]);
  });
});
