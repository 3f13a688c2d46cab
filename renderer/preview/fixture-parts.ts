import type { Account, Identity } from '../../shared/account.ts';
import type { OutboxEntry, OutboxState } from '../../shared/outbox.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import { type Draft, emptyPart } from '../../shared/post.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { DraftStatus, IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { networks } from './fixture-networks.ts';

/** 23 November 2026, 23:24 UTC. */
export const now = Date.UTC(2026, 10, 23, 23, 24);

/** A small drawing, for avatars and images. */
export const pixel =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"%3E%3Cpath fill="%230f766e" d="M0 0h8v6H0z"/%3E%3Cpath fill="%23fde68a" d="M0 6l3-3 2 2 1-1 2 2z"/%3E%3Ccircle fill="%23fff" cx="6" cy="1.6" r=".8"/%3E%3C/svg%3E';

function identity(handle: string, displayName: string, kind: Identity['kind'], accent: number): Identity {
  const subject = `did:plc:${handle.replaceAll('.', '')}`;
  return {
    id: `bluesky:${subject}`,
    accountId: `bluesky:${subject}`,
    network: 'bluesky',
    server: 'https://bsky.social',
    subject,
    handle,
    displayName,
    kind,
    kindSource: kind === 'brand' ? 'policy' : 'person',
    accent,
    avatar: null,
  };
}

export const acme = identity('acme.com', 'Acme Corporation', 'brand', 0);
export const globex = identity('globex.example', 'Globex', 'brand', 1);
export const jo = identity('jo.example', 'Jo Rivera', 'personal', 2);
export const longName = identity('customer-support-emea.northwind-traders.example', 'Northwind Traders Customer Support', 'brand', 9);

export function accountOf(one: Identity, change: Partial<Account> = {}): Account {
  const { id, network, server, subject, handle } = one;
  return { id, network, server, subject, handle, method: 'oauth', credential: 'usable', scopes: ['atproto'], identities: [one], ...change };
}

export function statusOf(one: Identity, change: Partial<IdentityStatus> = {}): IdentityStatus {
  return { identity: one, blocked: null, cannotArm: null, armedUntil: null, ...change };
}

export function draftOf(text: string, change: Partial<Draft> = {}): Draft {
  return {
    id: 'draft-1',
    identityId: null,
    parts: [{ ...emptyPart, text }],
    replyTo: null,
    languages: ['en'],
    acknowledged: [],
    switched: false,
    createdAt: now - 120_000,
    updatedAt: now - 1000,
    ...change,
  };
}

export function draftStatus(draft: Draft, change: Partial<DraftStatus> = {}): DraftStatus {
  return {
    draft,
    findings: [],
    checked: true,
    refusal: null,
    mustRetype: false,
    ...change,
  };
}

export function entryOf(one: Identity, text: string, state: OutboxState, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: `entry-${state.kind}-${one.handle}`,
    draft: draftOf(text, { id: `confirmed-${state.kind}`, identityId: one.id }),
    identityId: one.id,
    subject: one.subject,
    handle: one.handle,
    kind: one.kind,
    confirmedAt: now - 18_000,
    holdMs: 60_000,
    dueAt: now + 42_000,
    prepared: null,
    state,
    ...change,
  };
}

/** What Acme's IT has set. */
export const acmePolicy: Policy = {
  ...defaultPolicy,
  Organisation: 'Acme IT',
  BrandAccounts: ['*.acme.com', 'acme.com', 'globex.example'],
  DeviceStatement: 'managed' as const,
};

/** A company computer with two brands and one person signed in. */
export const base: Snapshot = {
  seq: 0,
  now,
  version: '0.1.0',
  update: { kind: 'off', why: 'rules' },
  vault: { kind: 'ready' },
  unlocking: false,
  policy: {
    kind: 'active',
    policy: acmePolicy,
    sources: [
      {
        location: '/etc/opt/hatcheck/policies/managed/10-acme.json',
        level: 'managed',
        keys: ['PolicyVersion', 'Organisation', 'BrandAccounts', 'DeviceStatement'],
      },
    ],
    unknownKeys: ['HoldSecondBrand'],
    readAt: now - 3_600_000,
  },
  device: {
    kind: 'managed',
    statedBy: 'it',
    evidence: [
      { signal: 'Rules set by IT', said: 'DeviceStatement is “managed”', decided: true },
      { signal: 'Your own answer', said: 'not asked', decided: false },
    ],
    judgedAt: now - 3_600_000,
  },
  askDevice: false,
  deviceId: '7K2QM-9XW4T-0B3CD-E5FGH',
  exceptions: [],
  otherSignIns: { kind: 'none' },
  ledger: { kind: 'writable' },
  presence: { kind: 'here' },
  online: true,
  accounts: [accountOf(acme), accountOf(globex), accountOf(jo)],
  identities: [statusOf(acme), statusOf(globex), statusOf(jo)],
  removed: [],
  leases: {},
  drafts: [],
  outbox: [],
  frozen: [],
  messages: [],
  messageOutbox: [],
  signIn: { kind: 'idle' },
  notices: [],
  settings: defaultSettings,
  stripShown: false,
  audiences: {},
  ownPosts: {},
  networks,
};

/** `base` with Acme unlocked for `leftMs` of fifteen minutes. */
export function acmeUnlocked(leftMs = 648_000): Snapshot {
  const until = now + leftMs;
  return {
    ...base,
    identities: [statusOf(acme, { armedUntil: until }), statusOf(globex), statusOf(jo)],
    leases: { [acme.id]: { armedAt: until - 900_000, until } },
  };
}
