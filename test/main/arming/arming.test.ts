import { describe, expect, it } from 'vitest';
import { type AppState, createStateStore } from '../../../main/app-state/app-state.ts';
import { createDecisions } from '../../../main/app-state/decide.ts';
import { createArming } from '../../../main/arming/arming.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import type { Identity } from '../../../shared/account.ts';
import { extendPastHold, isArmed } from '../../../shared/arming.ts';
import { guard } from '../../../shared/guard.ts';
import type { LedgerStatus } from '../../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { factsOf, goodWorld, identityOf, policyOf, type World } from '../../shared/guard/world.ts';
import { createStillClock } from '../still-clock.ts';

const brand = identityOf(goodWorld);
const minute = 60_000;

function accountOf(identity: Identity): AppState['accounts'][number] {
  const { network, server, subject, handle } = identity;
  return {
    id: identity.accountId,
    network,
    server,
    subject,
    handle,
    method: 'appPassword',
    credential: 'usable',
    scopes: [],
    identities: [identity],
  };
}

function stateOf(identities: readonly Identity[]): AppState {
  return {
    ...initialState,
    version: factsOf(goodWorld).version,
    vault: { kind: 'ready' },
    policy: policyOf(goodWorld),
    device: { kind: 'managed', statedBy: 'it', evidence: [], judgedAt: 0 },
    ledger: { kind: 'writable' },
    accounts: identities.map(accountOf),
  };
}

type Answer = () => Promise<LedgerStatus>;
const writable: Answer = async () => ({ kind: 'writable' });
const never: Answer = () => new Promise(() => {});

function world(who: readonly World['who'][] = ['brand']) {
  const still = createStillClock();
  let wallShift = 0;
  const clock = { ...still, now: () => still.now() + wallShift };
  const state = createStateStore(stateOf(who.map((one) => identityOf({ ...goodWorld, who: one }))));
  const events: LedgerEvent[] = [];
  const armedWhenWritten: boolean[] = [];
  let answer = writable;
  const isNowArmed = (id = brand.id) => isArmed(state.get().leases, id, clock.now());
  const decisions = createDecisions({
    guard,
    state,
    now: clock.now,
    after: clock.after,
    append(event) {
      events.push(event);
      armedWhenWritten.push(isNowArmed());
      return answer();
    },
  });
  const arming = createArming({ state, decisions, clock });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    arming,
    clock,
    /** Sets the wall clock alone back, as a person may. */
    setBack: (ms: number) => {
      wallShift -= ms;
    },
    state,
    events,
    armedWhenWritten,
    isNowArmed,
    settled,
    setLedger: (next: Answer) => {
      answer = next;
    },
    set: (change: Partial<AppState>) => state.update((before) => ({ ...before, ...change })),
    told: () => events.map(({ act, decision, reason, law }) => [act, decision, reason, law]),
  };
}

describe('unlocking a brand', () => {
  it('is written down before it takes effect', async () => {
    const { arming, isNowArmed, armedWhenWritten, events } = world();
    expect(await arming.arm(brand.id)).toMatchObject({ kind: 'ok' });
    expect(isNowArmed()).toBe(true);
    expect(armedWhenWritten).toEqual([false]);
    expect(events).toMatchObject([{ act: 'arm', decision: 'allowed', who: { subject: brand.subject, kind: 'brand' } }]);
  });

  it('does not happen where it cannot be written down', async () => {
    for (const answer of [async () => ({ kind: 'unwritable', why: 'full' }) as const, () => Promise.reject(new Error('disk'))]) {
      const { arming, setLedger, isNowArmed } = world();
      setLedger(answer);
      expect(await arming.arm(brand.id)).toMatchObject({ refusal: { law: 9 } });
      expect(isNowArmed()).toBe(false);
    }
  });

  it('is refused by the guard, and the refusal is written down', async () => {
    const { arming, set, told, isNowArmed } = world();
    set({ device: { kind: 'personal', statedBy: 'it', evidence: [], judgedAt: 0 } });
    expect(await arming.arm(brand.id)).toMatchObject({ refusal: { law: 1 } });
    expect(told()).toEqual([['arm', 'refused', 'brand-on-personal-device', 1]]);
    expect(isNowArmed()).toBe(false);
  });

  it('is refused to who is signed out', async () => {
    const { arming } = world();
    expect(await arming.arm('bluesky:did:plc:nobody')).toMatchObject({ refusal: { reason: 'signed-out' } });
  });

  it('is overtaken by a lock that comes while it is being written down', async () => {
    const { arming, setLedger, isNowArmed, settled } = world();
    let answerLater = (_status: LedgerStatus): void => {};
    setLedger(
      () =>
        new Promise((resolve) => {
          answerLater = resolve;
        }),
    );
    const arm = arming.arm(brand.id);
    await settled();
    setLedger(writable);
    await arming.disarmAll('panic');
    answerLater({ kind: 'writable' });
    expect(await arm).toMatchObject({ refusal: { reason: 'locked-meanwhile' } });
    expect(isNowArmed()).toBe(false);
  });

  it('is asked of the guard again after it was written down', async () => {
    const { arming, setLedger, set, isNowArmed } = world();
    setLedger(async () => {
      set({ presence: { kind: 'away', why: 'locked', since: 0 } });
      return { kind: 'writable' };
    });
    expect(await arming.arm(brand.id)).toMatchObject({ refusal: { law: 6 } });
    expect(isNowArmed()).toBe(false);
  });
});

describe('locking', () => {
  it('is written down first, and touches only whom it names', async () => {
    const { arming, isNowArmed, told, armedWhenWritten } = world(['brand', 'doubtful']);
    const other = identityOf({ ...goodWorld, who: 'doubtful' });
    await arming.arm(brand.id);
    await arming.arm(other.id);
    await arming.disarm(brand.id, 'asked');
    expect([isNowArmed(), isNowArmed(other.id)]).toEqual([false, true]);
    expect(told().at(-1)).toEqual(['disarm', 'done', 'asked', null]);
    expect(armedWhenWritten.at(-1)).toBe(true);
  });

  it('that is asked for twice is done and written down once', async () => {
    const { arming, told, state } = world();
    await arming.arm(brand.id);
    await Promise.all([arming.disarmAll('panic'), arming.disarmAll('quit'), arming.disarm(brand.id, 'asked')]);
    expect(told().slice(1)).toEqual([['disarm', 'done', 'panic', null]]);
    expect(state.get().leases).toEqual({});
  });

  it('happens even where the ledger is broken or never answers', async () => {
    for (const answer of [never, () => Promise.reject(new Error('disk'))]) {
      const { arming, setLedger, isNowArmed, clock, settled } = world();
      await arming.arm(brand.id);
      setLedger(answer);
      const locked = arming.disarmAll('panic');
      await settled();
      clock.advance(1_000);
      await locked;
      expect(isNowArmed()).toBe(false);
    }
  });

  it.each([
    ['away', { presence: { kind: 'away', why: 'idle', since: 0 } }],
    ['policy-changed', { policy: { kind: 'active', policy: defaultPolicy, sources: [], unknownKeys: [], readAt: 1 } }],
    ['not-allowed', { device: { kind: 'personal', statedBy: 'it', evidence: [], judgedAt: 0 } }],
    ['not-allowed', { vault: { kind: 'locked' } }],
    ['not-allowed', { clockTrusted: false }],
    ['not-allowed', { accounts: [] }],
  ] as const satisfies readonly (readonly [string, Partial<AppState>])[])('comes by itself: %s %j', async (reason, change) => {
    const { arming, set, state, told, settled } = world();
    await arming.arm(brand.id);
    set(change);
    await settled();
    expect(state.get().leases).toEqual({});
    expect(told().slice(1)).toEqual([['disarm', 'done', reason, null]]);
  });
});

describe('a lease', () => {
  it('ends by itself, and is renewed by whoever changes it in the state', async () => {
    const { arming, clock, state, settled, told } = world();
    await arming.arm(brand.id);
    clock.advance(14 * minute);
    const dueAt = clock.now() + 5 * minute;
    state.update((s) => ({ ...s, leases: extendPastHold(s.leases, brand.id, dueAt, clock.now(), defaultPolicy) }));
    clock.advance(2 * minute);
    await settled();
    expect(Object.keys(state.get().leases)).toEqual([brand.id]);
    clock.advance(5 * minute);
    await settled();
    expect(state.get().leases).toEqual({});
    expect(told().at(-1)).toEqual(['disarm', 'done', 'expired', null]);
  });

  it('is not lengthened by setting the clock back', async () => {
    const { arming, clock, setBack, set, state, settled } = world();
    await arming.arm(brand.id);
    clock.advance(10 * minute);
    setBack(9 * minute);
    set({ online: false });
    clock.advance(5 * minute);
    await settled();
    expect(state.get().leases).toEqual({});
  });

  it('is left alone once nobody looks after leases any more', async () => {
    const { arming, clock, state, settled } = world();
    await arming.arm(brand.id);
    arming.stop();
    clock.advance(60 * minute);
    await settled();
    expect(Object.keys(state.get().leases)).toEqual([brand.id]);
  });
});
