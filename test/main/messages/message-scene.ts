import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { type AppState, createStateStore, type StateStore } from '../../../main/app-state/app-state.ts';
import { createDecisions } from '../../../main/app-state/decide.ts';
import { createDirectMessages, type DirectMessages } from '../../../main/messages/direct-messages.ts';
import { messageTimes } from '../../../main/messages/message-deps.ts';
import type { Messages } from '../../../main/networks/messages.ts';
import type { NetworkFailure, Session } from '../../../main/networks/network.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { createMemoryMessages, type MessageStore } from '../../../main/store/message-store.ts';
import type { Store } from '../../../main/store/store.ts';
import type { Identity } from '../../../shared/account.ts';
import { accountIdOf } from '../../../shared/account.ts';
import type { Finding } from '../../../shared/finding.ts';
import { guard } from '../../../shared/guard.ts';
import type { LedgerEvent } from '../../../shared/ledger-event.ts';
import type { MessageReader } from '../../../shared/message.ts';
import type { MessageEntry } from '../../../shared/message-outbox.ts';

export const bob: MessageReader = { subject: 'did:plc:bob', handle: 'bob.example', displayName: 'Bob' };
export const eve: MessageReader = { subject: 'did:plc:eve', handle: 'eve.example', displayName: 'Eve' };

export const acme = identityOf('did:plc:acme', 'acme.example', 'brand');
export const jo = identityOf('did:plc:jo', 'jo.example', 'personal');

/** What happens to the next requests that send, in order; then they go well. */
export type SendFault = 'lost' | 'arrivedUnanswered' | 'publicUnanswered' | NetworkFailure;

/** A network with one conversation, as the tests want it. */
export interface FakeLine {
  /** What arrived, oldest first. */
  readonly arrived: { readonly by: string; readonly text: string; readonly isPublic?: boolean }[];
  readonly calls: string[];
  readonly faults: SendFault[];
  /** Whose sign-in the network says it is. */
  speaker: Pick<Identity, 'subject' | 'handle'>;
  /** Whom each handle leads to. */
  readonly people: Map<string, MessageReader>;
  canBeAsked: boolean;
}

export interface MessageScene {
  readonly state: StateStore;
  readonly ledger: LedgerEvent[];
  readonly line: FakeLine;
  readonly store: MessageStore;
  /** What the checks find from now on. */
  readonly findings: Finding[];
  messages(): DirectMessages;
  /** Unlocks where needed, writes to Bob and confirms by a full gesture; the value is the entry's id. */
  confirmed(identity: Identity, text: string): Promise<string>;
  entry(id: string): MessageEntry | undefined;
  tick(ms: number): Promise<void>;
  crash(): Promise<void>;
}

const unreachable: NetworkFailure = { kind: 'unreachable', words: 'The network cannot be reached.' };

/** The real modules over a fake network, a clock that stands still and a store in memory. */
export async function openMessageScene(): Promise<MessageScene> {
  let now = 1_800_000_000_000;
  const clock = createAdjustableClock({ now: () => 1_800_000_000_000, monotonic: () => 0, after: () => () => {} });
  const ledger: LedgerEvent[] = [];
  const findings: Finding[] = [];
  const store = createMemoryMessages();
  const line = createLine();
  const state = createStateStore(stateWith(initialState));
  const decisions = createDecisions({
    ...{ guard, state, now: clock.now, after: () => () => {} },
    append: async (event) => {
      ledger.push(event);
      return { kind: 'writable' };
    },
  });
  let ids = 0;
  const build = (): DirectMessages =>
    createDirectMessages({
      ...{ state, decisions, clock, times: messageTimes, findingsOf: () => findings },
      store: { messages: store } as Pick<Store, 'messages'> as Store,
      sessions: {
        open: async () => ({ kind: 'ok', value: sessionOf(line) }),
        markSignInAgain: async () => {},
        noteHandle: async () => {},
      },
      judge: async () => {},
      onSaveTrouble: () => {},
      newId: () => {
        ids += 1;
        return `id-${ids}`;
      },
    });
  let messages = build();
  await messages.recover();
  messages.start();
  return {
    ...{ state, ledger, line, store, findings },
    messages: () => messages,
    async confirmed(identity, text) {
      arm(state, identity, now);
      const created = await messages.create({ identityId: identity.id, to: [bob], text, conversation: null });
      if (created.kind !== 'ok') throw new Error(created.refusal.words);
      const written = state.get().messages.find(({ id }) => id === created.value) ?? null;
      const gesture = { identityId: identity.id, heldMs: 700, retypedHandle: identity.handle, to: [bob.subject] };
      const confirmed = await messages.confirm(created.value, gesture, written);
      if (confirmed.kind !== 'ok') throw new Error(confirmed.refusal.words);
      return confirmed.value;
    },
    entry: (id) => state.get().messageOutbox.find((entry) => entry.id === id),
    async tick(ms) {
      for (let left = ms; left > 0; left -= 1000) {
        now += Math.min(1000, left);
        clock.advance(Math.min(1000, left));
        await quiet();
      }
    },
    async crash() {
      messages.stop();
      state.update((before) => ({ ...before, messages: [], messageOutbox: [] }));
      messages = build();
      await messages.recover();
      messages.start();
      await quiet();
    },
  };
}

/** Lets everything that waits for nothing but promises run. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
}

export function arm(state: StateStore, { id, kind }: Identity, now: number): void {
  if (kind === 'brand') state.update((before) => ({ ...before, leases: { [id]: { armedAt: now, until: now + 900_000 } } }));
}

function createLine(): FakeLine {
  const people = new Map([bob, eve].map((one) => [one.handle, one]));
  return { arrived: [], calls: [], faults: [], speaker: acme, people, canBeAsked: true };
}

function sessionOf(line: FakeLine): Session {
  const messages: Messages = {
    conversations: async () => ({ kind: 'ok', value: { items: [{ id: 'c', readers: [bob], newest: null, unread: 0 }], cursor: null } }),
    said: async () => ({ kind: 'ok', value: { items: [], cursor: null } }),
    reader: async (handle) => {
      line.calls.push(`reader ${handle}`);
      const person = line.people.get(handle);
      return { kind: 'ok', value: person === undefined ? null : { ...person, avatar: null } };
    },
    prepare: async ({ text }) => {
      line.calls.push('prepare');
      return { kind: 'ok', value: { key: 'k', record: { text, after: line.arrived.length }, publishedUri: null, publishedCid: null } };
    },
    send: async ({ record }) => {
      line.calls.push('send');
      const { text } = record as { readonly text: string };
      const fault = line.faults.shift();
      if (fault !== undefined && typeof fault !== 'string') return fault;
      if (fault === 'publicUnanswered') line.arrived.push({ by: line.speaker.subject, text, isPublic: true });
      else if (fault !== 'lost') line.arrived.push({ by: line.speaker.subject, text });
      return fault === undefined ? { kind: 'ok', value: { id: `m${line.arrived.length}` } } : { kind: 'unknown', words: 'No answer.' };
    },
    find: async ({ record }, claimed = new Set()) => {
      line.calls.push('find');
      if (!line.canBeAsked) return unreachable;
      const { text, after } = record as { readonly text: string; readonly after: number };
      const ids = line.arrived.flatMap((one, index) => (index >= after && one.text === text ? [`m${index + 1}`] : []));
      const id = ids.find((one) => !claimed.has(one));
      if (line.arrived.some(({ isPublic }) => isPublic)) return { kind: 'ok', value: { kind: 'seenByOthers', words: 'Others see it.' } };
      return { kind: 'ok', value: id === undefined ? { kind: 'absent' } : { kind: 'ours', id } };
    },
  };
  const session: Pick<Session, 'whoAmI' | 'messages'> = {
    messages,
    whoAmI: async () => {
      line.calls.push('whoAmI');
      return { kind: 'ok', value: { subject: line.speaker.subject, handle: line.speaker.handle } };
    },
  };
  return session as Session;
}

function identityOf(subject: string, handle: string, kind: 'brand' | 'personal'): Identity {
  const id = accountIdOf('bluesky', subject);
  return {
    ...{ id, accountId: id, network: 'bluesky', server: 'https://pds.example', subject, handle, displayName: handle },
    ...{ kind, kindSource: 'person', accent: 0, avatar: null },
  };
}

function stateWith(state: AppState): AppState {
  const accounts = [acme, jo].map((identity) => ({
    ...{ id: identity.accountId, network: identity.network, server: identity.server, subject: identity.subject, handle: identity.handle },
    ...{ method: 'oauth' as const, credential: 'usable' as const, scopes: [], identities: [identity] },
  }));
  return {
    ...state,
    accounts,
    vault: { kind: 'ready' },
    ledger: { kind: 'writable' },
    device: { kind: 'managed', statedBy: 'it', evidence: [], judgedAt: 0 },
  };
}
