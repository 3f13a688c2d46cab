import { randomUUID } from 'node:crypto';
import type { NetworkId } from '../../shared/account.ts';
import type { NetworkView } from '../../shared/snapshot.ts';
import { type Accounts, createAccounts } from '../accounts/accounts.ts';
import { accountsTimes } from '../accounts/accounts-deps.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Decisions } from '../app-state/decide.ts';
import { type Arming, createArming } from '../arming/arming.ts';
import { type Audience, createAudience } from '../audience/audience.ts';
import type { Reader } from '../audience/reader.ts';
import type { Checks } from '../checks/checks.ts';
import type { Clock } from '../clock.ts';
import { createDrafts, type Drafts } from '../drafts/drafts.ts';
import { createDirectMessages, type DirectMessages } from '../messages/direct-messages.ts';
import { messageTimes } from '../messages/message-deps.ts';
import type { Capabilities, Network } from '../networks/network.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { outboxTimes } from '../outbox/outbox-deps.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import { createVoices, type Voices, type VoicesParts } from '../voices/voices.ts';
import { bringBackKept } from './bring-back-kept.ts';
import type { Exceptions } from './exceptions.ts';
import { freezeWhatWasChecked } from './freeze-what-was-checked.ts';
import { keepNearMisses } from './keep-near-misses.ts';
import { openForUpkeep } from './open-for-upkeep.ts';
import { unbindBlankDrafts } from './unbind-blank-drafts.ts';

/** What works on the accounts, drafts and posts of this profile, once its store is open. */
export interface Services {
  readonly accounts: Accounts;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly directMessages: DirectMessages;
  readonly arming: Arming;
  readonly audience: Audience;
  readonly checks: Checks;
  readonly voices: Voices;
  readonly exceptions: Exceptions;
  readonly store: Store;
}

export interface ServicesParts {
  readonly state: StateStore;
  readonly store: Store;
  readonly vault: Vault;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly networks: readonly [Network, ...Network[]];
  readonly checks: Checks;
  readonly openBrowser: (url: string) => Promise<void>;
  readonly onSaveTrouble: (error: unknown) => void;
  /** Reads policy afresh and carries out what changed. */
  readonly judge: () => Promise<void>;
  /** Reads mentions outside this process. */
  readonly reader: Reader;
  /** Learns voices outside this thread. */
  readonly learnVoices: VoicesParts['learn'];
  readonly createExceptions: (sweep: () => Promise<unknown>) => Exceptions;
}

/** Puts accounts, arming, drafts and outbox together; none of them knows another. */
export function createServices(parts: ServicesParts): Services {
  const { state, store, decisions, clock, networks, checks } = parts;
  const common = { state, store, decisions, clock, newId: randomUUID };
  const networkOf = (id: NetworkId): Network => networks.find((network) => network.capabilities.id === id) ?? networks[0];
  const arming = createArming({ state, decisions, clock });
  const accounts = createAccounts({
    ...common,
    vault: parts.vault,
    networkOf,
    disarm: (identityId) => void arming.disarm(identityId, 'signed-out'),
    openBrowser: parts.openBrowser,
    times: accountsTimes,
  });
  const drafts = createDrafts({ ...common, capabilitiesOf: capabilitiesIn(networks), onSaveTrouble: parts.onSaveTrouble });
  const outbox = createOutbox({
    ...common,
    sessions: accounts,
    disarmAll: () => void arming.disarmAll('panic'),
    networkOf,
    findingsOf: (draft, identity) => checks.findingsOf(draft, identity),
    drafts,
    judge: parts.judge,
    times: outboxTimes,
  });
  const { markSignInAgain } = accounts;
  const open = openForUpkeep({ state, decisions, judge: parts.judge, open: accounts.open });
  const audience = createAudience({ state, clock, open, markSignInAgain, store: store.mentions, reader: parts.reader });
  const onLearned: VoicesParts['onLearned'] = (kit) => checks.hear(kit);
  const mostOf: VoicesParts['mostOf'] = ({ network }) => networkOf(network).capabilities.mostOwnPosts;
  const voices = createVoices({ state, clock, open, mostOf, store: store.ownPosts, learn: parts.learnVoices, onLearned });
  const directMessages = createDirectMessages({
    ...common,
    sessions: accounts,
    findingsOf: (message, identity) => checks.findingsOfMessage(message, identity),
    judge: parts.judge,
    onSaveTrouble: parts.onSaveTrouble,
    times: messageTimes,
  });
  for (const held of [outbox, directMessages]) {
    freezeWhatIsDisarmed(state, held);
    freezeWhatIsRenamed(state, held);
    freezeWhatWasChecked(state, held);
  }
  unbindBlankDrafts(state, drafts);
  bringBackKept({ state, drafts, clock });
  keepNearMisses(state, clock, store);
  const exceptions = parts.createExceptions(accounts.sweep);
  return { accounts, drafts, outbox, directMessages, arming, audience, checks, voices, exceptions, store };
}

/** Limits of a network, or those that hold while nobody is chosen. */
export function capabilitiesIn(networks: readonly [Network, ...Network[]]): (id: NetworkId | null) => Capabilities {
  return (id) => (networks.find((network) => network.capabilities.id === id) ?? networks[0]).capabilities;
}

/** A brand that was locked while posts of it were held: they wait for a new confirmation. */
function freezeWhatIsDisarmed(state: StateStore, outbox: Pick<Outbox, 'freezeDisarmed'>): void {
  let before = state.get().leases;
  state.subscribe((now) => {
    const ended = Object.keys(before).filter((id) => !(id in now.leases));
    before = now.leases;
    for (const id of ended) void outbox.freezeDisarmed(id);
  });
}

/** An account whose handle was changed at the network: the banner of its held posts showed another one. */
function freezeWhatIsRenamed(state: StateStore, outbox: Pick<Outbox, 'freezeRenamed'>): void {
  let before = state.get().accounts;
  state.subscribe((now) => {
    if (now.accounts === before) return;
    const handles = new Map(before.flatMap(({ identities }) => identities).map(({ id, handle }) => [id, handle]));
    before = now.accounts;
    for (const { id, handle } of now.accounts.flatMap(({ identities }) => identities)) {
      if (handle !== (handles.get(id) ?? handle)) void outbox.freezeRenamed(id);
    }
  });
}

/** What windows may know of a network. */
export function networkView({ capabilities }: Network): NetworkView {
  const { id, name, defaultServer, methods, manyServers, asksHandle, limits, visibilities, contentWarnings, acts, pages } = capabilities;
  const { messages, circle, pageVisibilities } = capabilities;
  const common = { id, name, defaultServer, methods, manyServers, asksHandle, limits, visibilities, contentWarnings, acts, pages };
  return {
    ...common,
    ...(messages === undefined ? {} : { messages }),
    ...(circle === undefined ? {} : { circle }),
    ...(pageVisibilities === undefined ? {} : { pageVisibilities }),
  };
}
