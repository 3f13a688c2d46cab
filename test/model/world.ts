import type { Clock } from '../../main/clock.ts';
import type { HeldException } from '../../main/exceptions/exception-file.ts';
import type { Ledger } from '../../main/ledger/ledger.ts';
import { createMemoryMentions } from '../../main/store/memory-mentions.ts';
import { createMemoryOwnPosts } from '../../main/store/memory-own-posts.ts';
import { createMemoryMessages } from '../../main/store/message-store.ts';
import type { ProfileCache, Store } from '../../main/store/store.ts';
import type { Vault, VaultResult } from '../../main/vault/vault.ts';
import type { DeviceVerdict } from '../../shared/device.ts';
import type { LedgerStatus, Presence } from '../../shared/guard-facts.ts';
import type { LedgerEvent } from '../../shared/ledger-event.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { PolicyOutcome } from '../../shared/policy.ts';
import type { Draft } from '../../shared/post.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { Grant } from './exceptions.ts';
import type { Fault } from './fake-network.ts';
import { createFakeServer, type FakeServer, type Post, type Promises } from './fake-server.ts';
import type { Interrupt, Life } from './life.ts';

/** All that outlives the program: disk, keyring, server, the machine and who owns it, time. */
export interface World {
  now: number;
  readonly drafts: Map<string, Draft>;
  readonly outbox: Map<string, OutboxEntry>;
  readonly profiles: Map<string, ProfileCache>;
  readonly vault: Map<string, string>;
  readonly ledger: LedgerEvent[];
  readonly server: FakeServer;
  device: DeviceVerdict;
  policy: PolicyOutcome;
  presence: Presence;
  vaultReady: boolean;
  /** The keyring gives nothing away: what is asked to go stays. */
  vaultHolds: boolean;
  ledgerStatus: LedgerStatus;
  /** The ledger's disk takes no entry and does not say so. */
  ledgerHangs: boolean;
  diskWritable: boolean;
  /** What was typed after this may not be on disk: the disk refuses, or did until a moment ago. */
  diskBadSince: number | null;
  faults: readonly Fault[];
  /** What the server says that it takes; null where it does not say. */
  limits: PostingLimits | null;
  interrupt: { left: number; readonly act: Interrupt } | null;
  ids: number;
  /** The computer that the profile is on. */
  deviceId: string;
  readonly grants: Grant[];
  /** Ids that the rules revoke, whenever there are any. */
  revoked: readonly string[];
  heldExceptions: readonly HeldException[];
  /** When the history last took an entry, in epoch milliseconds. */
  lastWritten: number;
}

export const computers = ['this computer', 'another computer'] as const;

export function deviceIs(kind: DeviceVerdict['kind'], judgedAt: number): DeviceVerdict {
  return { kind, statedBy: 'it', evidence: [], judgedAt };
}

export function createWorld(promises: Promises, policy: PolicyOutcome, onNew: (post: Post) => void): World {
  const now = 1_800_000_000_000;
  return {
    ...{ now, drafts: new Map(), outbox: new Map(), profiles: new Map(), vault: new Map(), ledger: [] },
    ...{ server: createFakeServer(promises, onNew), device: deviceIs('managed', now), policy, presence: { kind: 'here' } },
    ...{
      vaultReady: true,
      vaultHolds: false,
      ledgerStatus: { kind: 'writable' },
      ledgerHangs: false,
      diskWritable: true,
      diskBadSince: null,
      faults: [],
      limits: null,
      interrupt: null,
      ids: 0,
    },
    ...{
      deviceId: computers[0],
      grants: [],
      revoked: [],
      heldExceptions: [],
      lastWritten: now,
    },
  };
}

/** Counts a step of the program down to the planned interruption. */
export function nextInterrupt(world: World): Interrupt | null {
  if (world.interrupt === null) return null;
  world.interrupt.left -= 1;
  if (world.interrupt.left > 0) return null;
  const { act } = world.interrupt;
  world.interrupt = null;
  return act;
}

export interface TestClock extends Clock {
  /** When the next timer fires, or null. */
  nextAt(): number | null;
  /** Runs the timers that are due by now. */
  fire(): void;
}

/** The world's time; timers belong to one life and die with it. */
export function createWorldClock(world: World, life: Life): TestClock {
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => world.now,
    monotonic: () => world.now,
    after(ms, run) {
      const timer = { at: world.now + Math.max(ms, 0), run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    nextAt: () => (timers.length === 0 ? null : Math.min(...timers.map(({ at }) => at))),
    fire() {
      const due = timers.filter(({ at }) => at <= world.now).toSorted((a, b) => a.at - b.at);
      timers = timers.filter((timer) => !due.includes(timer));
      for (const { run } of due) if (life.isAlive()) run();
    },
  };
}

export function createWorldStore(world: World, life: Life): Store {
  const write = (act: () => void): Promise<void> =>
    life.step(() => {
      if (!world.diskWritable) throw new Error('disk full');
      act();
    });
  return {
    drafts: () => life.step(() => [...world.drafts.values()]),
    saveDraft: (draft) => write(() => void world.drafts.set(draft.id, draft)),
    removeDraft: (id) => write(() => void world.drafts.delete(id)),
    outbox: () => life.step(() => [...world.outbox.values()]),
    saveOutbox: (entry, removesDraftId, together = []) =>
      write(() => {
        for (const one of [entry, ...together]) world.outbox.set(one.id, one);
        if (removesDraftId !== null) world.drafts.delete(removesDraftId);
      }),
    removeOutbox: (id, restoresDraft, together = []) =>
      write(() => {
        for (const one of [id, ...together]) world.outbox.delete(one);
        if (restoresDraft !== null) world.drafts.set(restoresDraft.id, restoresDraft);
      }),
    image: async () => null,
    saveImage: async () => {},
    settings: async () => defaultSettings,
    saveSettings: async () => {},
    profiles: () => life.step(() => [...world.profiles.values()]),
    saveProfile: (profile) => write(() => void world.profiles.set(profile.identityId, profile)),
    removeProfile: (id) => write(() => void world.profiles.delete(id)),
    mentions: createMemoryMentions(),
    ownPosts: createMemoryOwnPosts(),
    messages: createMemoryMessages(),
  };
}

export function createWorldVault(
  world: World,
  life: Life,
  onWrite: (key: string, secret: string) => void,
  onRemove: (key: string) => void,
): Vault {
  const call = <T>(act: () => T): Promise<VaultResult<T>> =>
    life.step((): VaultResult<T> => (world.vaultReady ? { kind: 'ok', value: act() } : { kind: 'locked' }));
  return {
    state: () => life.step(() => ({ kind: world.vaultReady ? 'ready' : 'locked' })),
    list: () => call(() => [...world.vault].map(([key, secret]) => ({ key, secret }))),
    read: (key) => call(() => world.vault.get(key) ?? null),
    write(key, secret) {
      onWrite(key, secret);
      return call(() => void world.vault.set(key, secret));
    },
    remove(key) {
      onRemove(key);
      if (world.vaultHolds) return life.step(() => ({ kind: 'failed', why: 'The keyring holds on to it.' }));
      return call(() => world.vault.delete(key));
    },
    unlock: async () => ({ kind: 'ok', value: undefined }),
    close() {},
  };
}

export function createWorldLedger(world: World, life: Life): Ledger {
  return {
    status: () => world.ledgerStatus,
    append(event) {
      if (world.ledgerHangs) return new Promise(() => {});
      return life.step(() => {
        if (world.ledgerStatus.kind === 'unwritable') return world.ledgerStatus;
        world.ledger.push(event);
        world.lastWritten = world.now;
        return world.ledgerStatus;
      });
    },
    page: async () => [],
  };
}
