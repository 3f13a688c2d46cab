import { done, type Outcome } from '../../shared/outcome.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { type Decisions, eventOf } from '../app-state/decide.ts';
import type { Clock } from '../clock.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import type { Vault } from '../vault/vault.ts';
import type { ConsolePage, Windows } from '../windows/windows.ts';
import type { Judge } from './judge.ts';
import type { KeyringGate } from './keyring-gate.ts';
import { openProfile, openProfileWithoutKeyring } from './profile.ts';
import type { Services } from './services.ts';
import { createWayIn } from './way-in.ts';

export interface ProgramParts {
  readonly state: StateStore;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly ledger: OpenLedger;
  readonly gate: KeyringGate;
  readonly judge: Judge;
  readonly windows: Windows;
  readonly mayStayInTray: () => boolean;
  /** Folder of the profile. */
  readonly folder: string;
  readonly createServices: (store: Services['store']) => Services;
  /** Starts the whole program anew. */
  readonly restart: () => void;
}

/** The program from its start to its end: nothing but the keyring page shows before the sweep is over. */
export interface Program {
  /** The sweep is over, and what the profile holds may be shown. */
  isIn(): boolean;
  /** What the laws act on: there from the moment the profile is opened, before the sweep. */
  services(): Services | null;
  /** What a person may command: null until the sweep is over. */
  targets(): Services | null;
  /** Opens the profile if the keyring lets it, else shows the keyring page. */
  enter(): Promise<void>;
  unlock(): Promise<Outcome>;
  openCompose(): Promise<void>;
  openConsole(page: ConsolePage): void;
  /** The keyring was locked or unlocked elsewhere. */
  onKeyringChange(): Promise<void>;
  /** After a fault: nothing goes out any more, every brand is locked, drafts are saved. */
  halt(): Promise<void>;
  /** Freezes, saves and closes; at most a few seconds. */
  leave(): Promise<void>;
}

/** Milliseconds that quitting waits for a rotated credential to reach the keyring. */
const lastWritesMs = 3_000;

export function createProgram(parts: ProgramParts): Program {
  const { state, decisions, gate, windows } = parts;
  const wayIn = createWayIn(parts);
  let withoutKeyring = false;
  /** From here on nothing may be commanded: a fault happened, or the program is being left. */
  let over = false;

  const enter = async (): Promise<void> => {
    const vault = await gate.look();
    if (vault.kind === 'ready') {
      await wayIn.enterBy({ withKeyring: true, openTheProfile: () => openProfile({ ...parts, now: parts.clock.now }) });
    } else if (!wayIn.isIn()) windows.openUnlock();
  };

  const onKeyringChange = async (): Promise<void> => {
    if (state.get().vault.kind !== 'ready') return;
    if (withoutKeyring) return parts.restart();
    if (!wayIn.isIn()) return enter();
    await wayIn.services()?.accounts.sweep();
  };

  return {
    isIn: wayIn.isIn,
    services: wayIn.services,
    targets: () => (wayIn.isIn() && !over ? wayIn.services() : null),
    enter,
    onKeyringChange,
    async unlock() {
      const found = await gate.look();
      const outcome = found.kind === 'locked' ? await gate.unlock() : done;
      await onKeyringChange();
      return outcome;
    },
    async openCompose() {
      if (over) return;
      if (wayIn.isIn()) windows.openCompose();
      else if (!wayIn.isEntering() && state.get().vault.kind === 'missing') {
        withoutKeyring = true;
        await wayIn.enterBy({ withKeyring: false, openTheProfile: () => openProfileWithoutKeyring(parts.folder) });
      } else windows.openUnlock();
    },
    openConsole(page) {
      if (over) return;
      if (wayIn.isIn()) windows.openConsole(page);
      else windows.openUnlock();
    },
    async halt() {
      over = true;
      const services = wayIn.services();
      if (services !== null) await endActs(services);
    },
    async leave() {
      over = true;
      const services = wayIn.services();
      if (services !== null) await closeServices(services);
      await decisions.record(eventOf('stop', 'done'));
      await parts.ledger.flush();
      wayIn.closeStore();
      parts.vault.close();
    },
  };
}

/** All at once: none of them may keep the others from happening. */
async function endActs({ outbox, directMessages, arming, drafts }: Services): Promise<void> {
  outbox.stop();
  directMessages.stop();
  await Promise.allSettled([outbox.freezeAll('quit'), directMessages.freezeAll('quit'), arming.disarmAll('quit'), drafts.flush()]);
  await directMessages.flush();
  arming.stop();
}

async function closeServices(services: Services): Promise<void> {
  await endActs(services);
  services.accounts.stop();
  services.audience.stop();
  services.voices.stop();
  await services.accounts.flush(lastWritesMs);
}
