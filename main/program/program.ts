import { done, type Outcome } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import type { Vault } from '../vault/vault.ts';
import type { Windows } from '../windows/windows.ts';
import type { Judge } from './judge.ts';
import type { KeyringGate } from './keyring-gate.ts';
import { withNotice } from './notices.ts';
import { openProfile, openProfileWithoutKeyring, type ProfileOpening } from './profile.ts';
import type { Services } from './services.ts';

export interface ProgramParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly ledger: OpenLedger;
  readonly gate: KeyringGate;
  readonly judge: Judge;
  readonly windows: Windows;
  /** Folder of the profile. */
  readonly folder: string;
  readonly createServices: (store: Services['store']) => Services;
  /** Starts the whole program anew. */
  readonly restart: () => void;
}

/** The program from its start to its end: nothing but the keyring page shows before the sweep is over. */
export interface Program {
  services(): Services | null;
  /** Opens the profile if the keyring lets it, else shows the keyring page. */
  enter(): Promise<void>;
  unlock(): Promise<Outcome>;
  openCompose(): Promise<void>;
  /** The keyring was locked or unlocked elsewhere. */
  onKeyringChange(): Promise<void>;
  /** Freezes, saves and closes; at most a few seconds. */
  leave(): Promise<void>;
}

/** Milliseconds that quitting waits for a rotated credential to reach the keyring. */
const lastWritesMs = 3_000;

export function createProgram(parts: ProgramParts): Program {
  const { state, decisions, gate, windows } = parts;
  let services: Services | null = null;
  let closeStore = (): void => {};
  let withoutKeyring = false;
  let entering: Promise<void> | null = null;

  const open = async (opening: ProfileOpening): Promise<void> => {
    if (opening.kind !== 'ok') {
      const words = opening.kind === 'failed' ? opening.words : 'The keyring did not answer. Unlock it, then try again.';
      state.update((before) => withNotice(before, { level: 'stop', title: 'Your drafts cannot be opened', words, at: parts.clock.now() }));
      windows.openUnlock();
      return;
    }
    services = parts.createServices(opening.store);
    closeStore = opening.close;
    await fill(parts, services, opening.notes);
    windows.closeUnlock();
    windows.openCompose();
  };

  const enterOnce = async (): Promise<void> => {
    if (services !== null) return;
    const vault = await gate.look();
    if (vault.kind !== 'ready') return windows.openUnlock();
    await open(await openProfile({ folder: parts.folder, vault: parts.vault, ledger: parts.ledger, now: parts.clock.now }));
  };

  const enter = (): Promise<void> => {
    entering ??= enterOnce().finally(() => {
      entering = null;
    });
    return entering;
  };

  const onKeyringChange = async (): Promise<void> => {
    if (state.get().vault.kind !== 'ready') return;
    if (withoutKeyring) return parts.restart();
    if (services === null) return enter();
    await services.accounts.sweep();
  };

  return {
    services: () => services,
    enter,
    onKeyringChange,
    async unlock() {
      const found = await gate.look();
      const outcome = found.kind === 'locked' ? await gate.unlock() : done;
      await onKeyringChange();
      return outcome;
    },
    async openCompose() {
      if (services === null && state.get().vault.kind === 'missing') {
        withoutKeyring = true;
        await open(await openProfileWithoutKeyring(parts.folder));
      } else if (services === null) windows.openUnlock();
      else windows.openCompose();
    },
    async leave() {
      if (services !== null) await closeServices(services);
      await decisions.record(eventOf('stop', 'done'));
      await parts.ledger.flush();
      closeStore();
      parts.vault.close();
    },
  };
}

/** Fills the state from the profile, sweeping before anything of it can be seen (law 1). */
async function fill({ state, judge, clock }: ProgramParts, services: Services, notes: readonly string[]): Promise<void> {
  const settings = await services.store.settings();
  state.update((before) => ({ ...before, settings }));
  await judge.judge();
  await services.accounts.load();
  await services.drafts.load();
  await services.outbox.recover();
  for (const words of notes) {
    state.update((before) => withNotice(before, { level: 'caution', title: 'About your drafts', words, at: clock.now() }));
  }
  services.outbox.start();
  for (const account of state.get().accounts) void services.accounts.refreshProfile(account.id);
}

async function closeServices({ accounts, drafts, outbox, arming }: Services): Promise<void> {
  outbox.stop();
  await outbox.freezeAll('quit');
  await arming.disarmAll('quit');
  arming.stop();
  await drafts.flush();
  accounts.stop();
  await accounts.flush(lastWritesMs);
}
