import { type Accounts, createAccounts } from '../../main/accounts/accounts.ts';
import { accountsTimes } from '../../main/accounts/accounts-deps.ts';
import { createStateStore, type StateStore } from '../../main/app-state/app-state.ts';
import { createDecisions } from '../../main/app-state/decide.ts';
import { type Arming, createArming } from '../../main/arming/arming.ts';
import { createDrafts, type Drafts } from '../../main/drafts/drafts.ts';
import { createOutbox, type Outbox } from '../../main/outbox/outbox.ts';
import { outboxTimes } from '../../main/outbox/outbox-deps.ts';
import { createExceptions, type Exceptions, type ExceptionsParts } from '../../main/program/exceptions.ts';
import { initialState } from '../../main/program/initial-state.ts';
import type { Store } from '../../main/store/store.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Guard } from '../../shared/guard.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { Draft } from '../../shared/post.ts';
import { exceptionWorld } from './exceptions.ts';
import { createFakeNetwork } from './fake-network.ts';
import { createLife, type Life } from './life.ts';
import type { Witness } from './witness.ts';
import {
  createWorldClock,
  createWorldLedger,
  createWorldStore,
  createWorldVault,
  nextInterrupt,
  type TestClock,
  type World,
} from './world.ts';

/** What a mutant breaks: the guard, or what a module is handed. */
export interface Build {
  readonly guard: Guard;
  readonly store?: (store: Store) => Store;
  readonly records?: (event: LedgerEvent) => boolean;
  readonly lateArrivalMs?: number;
  readonly freezes?: boolean;
  /** The network says that its keys name its records, whatever its server does with them. */
  readonly claimsKeys?: true;
  readonly exceptions?: (parts: ExceptionsParts) => ExceptionsParts;
}

/** The real modules, put together as the composition root does it, over a world of fakes. */
export interface Program {
  readonly life: Life;
  readonly clock: TestClock;
  readonly state: StateStore;
  readonly accounts: Accounts;
  readonly arming: Arming;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly exceptions: Exceptions;
  /** Makes policy and device verdict those of the world, and carries out what changed. */
  readonly judge: () => Promise<void>;
}

/** A text that says STOP or CAUTION is found by a check. */
export function findingsOf(draft: Draft): readonly Finding[] {
  const text = draft.parts.map((part) => part.text).join(' ');
  const level = text.startsWith('STOP') ? 'stop' : text.startsWith('CAUTION') ? 'caution' : null;
  if (level === null) return [];
  return [{ id: `${level}:${text}`, check: 'model', level, part: 0, start: null, end: null, why: 'It says so.', todo: 'Change it.' }];
}

function firstState({ vaultReady, policy, device, ledgerStatus, presence }: World): StateStore {
  return createStateStore({
    ...initialState,
    vault: { kind: vaultReady ? 'ready' : 'locked' },
    policy,
    device,
    ledger: ledgerStatus,
    presence,
  });
}

export function buildProgram(world: World, build: Build, witness: Witness): Program {
  const life = createLife(() => nextInterrupt(world));
  const clock = createWorldClock(world, life);
  const state = firstState(world);
  const ledger = createWorldLedger(world, life);
  const realStore = createWorldStore(world, life);
  const store = build.store?.(realStore) ?? realStore;
  const vault = createWorldVault(
    world,
    life,
    (key, secret) => witness.onVaultWrite(key, secret),
    (key) => witness.onVaultRemove(key),
  );
  const append = (event: LedgerEvent) =>
    build.records?.(event) === false ? Promise.resolve({ kind: 'writable' } as const) : ledger.append(event);
  const decisions = createDecisions({
    guard: build.guard,
    state,
    now: () => clock.now(),
    append,
    after: (ms, run) => clock.after(ms, run),
  });
  const nextId = (): string => {
    world.ids += 1;
    return `id-${world.ids}`;
  };
  const network = createFakeNetwork(
    {
      ...{ server: world.server, now: () => world.now, limits: () => world.limits, nextKey: nextId, lateMs: 60_000 },
      ...(build.claimsKeys === undefined ? {} : { claimsKeys: build.claimsKeys }),
      fault() {
        const [fault, ...rest] = world.faults;
        world.faults = rest;
        return fault ?? 'none';
      },
      onPrepare: witness.onPrepare,
      onPagesRequested: witness.onPagesRequested,
      onUseless: (what) => witness.note(5, `asks ${what} where nobody can tell`),
      onSend: (did, record) => witness.onSend(did, record, state.get()),
    },
    life,
  );
  const arming = createArming({ state, decisions, clock });
  const common = { state, store, decisions, clock, newId: nextId, networkOf: () => network };
  const accounts = createAccounts({
    ...common,
    ...{ vault, openBrowser: async () => {}, times: accountsTimes },
    disarm: (id) => void arming.disarm(id, 'signed-out'),
  });
  const drafts = createDrafts({ ...common, capabilitiesOf: () => network.capabilities, onSaveTrouble: () => {} });
  const exceptionParts: ExceptionsParts = {
    ...{ state, decisions, clock, sweep: () => accounts.sweep() },
    ...exceptionWorld(world, life),
  };
  const exceptions = createExceptions(build.exceptions?.(exceptionParts) ?? exceptionParts);
  const judge = async (): Promise<void> => {
    const { policy, device } = state.get();
    if (policy === world.policy && device === world.device) return;
    state.update((before) => ({ ...before, policy: world.policy, device: world.device }));
    await exceptions.weighAnew();
    accounts.rejudge();
    await accounts.sweep();
  };
  const outbox = createOutbox({
    ...common,
    ...{ sessions: accounts, findingsOf, drafts, judge },
    disarmAll: () => void arming.disarmAll('panic'),
    times: { ...outboxTimes, lateArrivalMs: build.lateArrivalMs ?? outboxTimes.lateArrivalMs },
  });
  return { life, clock, state, accounts, arming, drafts, outbox, exceptions, judge };
}

/** As the program starts: drafts and outbox from disk, exceptions, accounts from the vault, then due posts may go out. */
export async function startProgram({ drafts, outbox, accounts, exceptions }: Program): Promise<void> {
  await drafts.load();
  await outbox.recover();
  await exceptions.load();
  await accounts.load();
  outbox.start();
}
