import type { Identity } from '../../../shared/account.ts';
import type { Finding } from '../../../shared/finding.ts';
import type { GuardFacts, LedgerStatus, Presence, ValidException } from '../../../shared/guard-facts.ts';
import type { OutboxEntry, OutboxState } from '../../../shared/outbox.ts';
import { defaultPolicy, type Policy, type PolicyOutcome } from '../../../shared/policy.ts';
import type { Draft } from '../../../shared/post.ts';
import type { VaultState } from '../../../shared/vault-state.ts';

/** A bounded world: every fact is one of a few words, so that all of it can be enumerated. */
export const words = {
  who: ['brand', 'listed', 'doubtful', 'personal'],
  device: ['managed', 'personal', 'unknown'],
  policy: ['absent', 'active', 'strict', 'invalid'],
  vault: ['ready', 'locked', 'missing', 'unknown'],
  ledger: ['writable', 'unwritable', 'tampered'],
  presence: ['here', 'away'],
  clock: ['trusted', 'untrusted'],
  lease: ['armed', 'none', 'over', 'future'],
  exception: ['none', 'valid', 'other', 'over'],
  version: ['new', 'old'],
} as const;
export type World = { readonly [K in keyof typeof words]: (typeof words)[K][number] };

export const now = 1_700_000_000_000;

/** Where a brand may do everything. */
export const goodWorld: World = {
  who: 'brand',
  device: 'managed',
  policy: 'active',
  vault: 'ready',
  ledger: 'writable',
  presence: 'here',
  clock: 'trusted',
  lease: 'armed',
  exception: 'none',
  version: 'new',
};

type Axes = Readonly<Record<string, readonly unknown[]>>;

/** Every combination of the values of some axes. */
export function* combinations<A extends Axes>(axes: A): Generator<{ readonly [K in keyof A]: A[K][number] }> {
  const entries = Object.entries(axes);
  function* from(index: number, chosen: Record<string, unknown>): Generator<Record<string, unknown>> {
    const entry = entries[index];
    if (entry === undefined) {
      yield { ...chosen };
      return;
    }
    for (const value of entry[1]) yield* from(index + 1, { ...chosen, [entry[0]]: value });
  }
  yield* from(0, {}) as Generator<{ readonly [K in keyof A]: A[K][number] }>;
}

export const allWorlds = (): Generator<World> => combinations(words);

/** Is somebody in this world to be guarded as a brand? Told from the words alone. */
export const speaksForBrand = ({ who, policy }: World): boolean =>
  who === 'brand' || who === 'doubtful' || (who === 'listed' && policy !== 'absent');

/** An exception counts only under rules that are there and can be read. */
export const isCovered = ({ exception, policy }: World): boolean => exception === 'valid' && (policy === 'active' || policy === 'strict');

/** `listed` is what the person called personal, and policy lists as a brand. */
export function identityOf({ who }: World): Identity {
  const handle = who === 'listed' ? 'news.acme.example' : `${who}.example`;
  return {
    id: `bluesky:did:plc:${who}`,
    accountId: `bluesky:did:plc:${who}`,
    network: 'bluesky',
    server: 'https://pds.example',
    subject: `did:plc:${who}`,
    handle,
    displayName: who,
    kind: who === 'brand' || who === 'doubtful' ? 'brand' : 'personal',
    kindSource: who === 'doubtful' ? 'default' : who === 'brand' ? 'policy' : 'person',
    accent: 0,
    avatar: null,
  };
}

const listing: Policy = {
  ...defaultPolicy,
  Organisation: 'Acme',
  BrandAccounts: ['brand.example', '*.acme.example'],
  MinimumVersion: '1.10.0',
};

const versions: Readonly<Record<World['version'], string>> = { new: '1.10.0', old: '1.9.9' };

/** Where there are rules, they name the oldest version that may speak for a brand. */
export const isOldForBrands = ({ version, policy }: World): boolean => version === 'old' && policy !== 'absent';

export function policyOf({ policy }: Pick<World, 'policy'>): PolicyOutcome {
  switch (policy) {
    case 'absent':
      return { kind: 'absent' };
    case 'active':
      return { kind: 'active', policy: listing, sources: [], unknownKeys: [], readAt: now };
    case 'strict':
      return { kind: 'active', policy: { ...listing, PersonalOnManaged: 'block' }, sources: [], unknownKeys: [], readAt: now };
    case 'invalid':
      return { kind: 'invalid', problems: [], restrictions: listing, readAt: now };
  }
}

const ledgers: Record<World['ledger'], LedgerStatus> = {
  writable: { kind: 'writable' },
  unwritable: { kind: 'unwritable', why: 'disk full' },
  tampered: { kind: 'tampered', where: 'line 3' },
};
const vaults: Record<World['vault'], VaultState> = {
  ready: { kind: 'ready' },
  locked: { kind: 'locked' },
  missing: { kind: 'missing', why: 'no service' },
  unknown: { kind: 'unknown' },
};
const presences: Record<World['presence'], Presence> = { here: { kind: 'here' }, away: { kind: 'away', why: 'locked', since: now } };

export function factsOf(world: World): GuardFacts {
  const { id } = identityOf(world);
  const leases = {
    armed: { [id]: { armedAt: now - 1000, until: now + 1000 } },
    none: {},
    over: { [id]: { armedAt: now - 1000, until: now } },
    future: { [id]: { armedAt: now + 1000, until: now + 2000 } },
  }[world.lease];
  const exceptions: Record<World['exception'], readonly ValidException[]> = {
    none: [],
    valid: [{ id: 'x', identityId: id, until: now + 1 }],
    other: [{ id: 'x', identityId: `${id}x`, until: now + 1 }],
    over: [{ id: 'x', identityId: id, until: now }],
  };
  return {
    now,
    clockTrusted: world.clock === 'trusted',
    version: versions[world.version],
    policy: policyOf(world),
    device: { kind: world.device, statedBy: world.device === 'unknown' ? 'nobody' : 'it', evidence: [], judgedAt: now },
    vault: vaults[world.vault],
    ledger: ledgers[world.ledger],
    presence: presences[world.presence],
    leases,
    exceptions: exceptions[world.exception],
  };
}

export function draftOf(identityId: string | null, more: Partial<Draft> = {}): Draft {
  return {
    id: 'draft',
    identityId,
    parts: [{ text: 'Hello', images: [], card: null }],
    replyTo: null,
    languages: [],
    acknowledged: [],
    switched: false,
    createdAt: now,
    updatedAt: now,
    ...more,
  };
}

export const entryStates: Record<OutboxState['kind'], OutboxState> = {
  held: { kind: 'held' },
  frozen: { kind: 'frozen', why: 'locked', words: '' },
  waiting: { kind: 'waiting', words: '', nextTryAt: now },
  sending: { kind: 'sending' },
  settling: { kind: 'settling', since: now, nextTryAt: now },
  notKnown: { kind: 'notKnown', since: now, certainAt: now },
  recalling: { kind: 'recalling', since: now, nextTryAt: now },
  takingDown: { kind: 'takingDown', since: now, nextTryAt: now },
  published: { kind: 'published', uri: 'at://x', url: 'https://x', at: now - 1000 },
  takenDown: { kind: 'takenDown', at: now, liveForMs: 1 },
  refused: { kind: 'refused', law: 3, words: '', at: now },
};
export const entryStateKinds = Object.keys(entryStates) as readonly OutboxState['kind'][];

export function entryOf(identity: Identity, more: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: 'entry',
    draft: draftOf(identity.id),
    identityId: identity.id,
    subject: identity.subject,
    handle: identity.handle,
    kind: identity.kind,
    confirmedAt: now - 60_000,
    holdMs: 60_000,
    dueAt: now,
    prepared: [{ key: '3kkey', record: {}, publishedUri: null, publishedCid: null }],
    state: entryStates.held,
    ...more,
  };
}

export function findingOf(level: Finding['level'], id: string = level): Finding {
  return { id, check: 'test', level, part: 0, start: null, end: null, why: 'Why.', todo: 'Todo.' };
}
