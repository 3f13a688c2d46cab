import { findUsableIdentity, type Identity, usableIdentities } from '../../shared/account.ts';
import { carryFindings } from '../../shared/carry-over.ts';
import { pendingFinding } from '../../shared/checks/own-findings.ts';
import type { Finding } from '../../shared/finding.ts';
import { type ConfirmGesture, mayArm, mayBind, mayConfirmAll, mayRequestPages, mustRetype, type Speaker } from '../../shared/guard.ts';
import type { GuardFacts } from '../../shared/guard-facts.ts';
import type { OutboxEntry } from '../../shared/outbox.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import type { Draft } from '../../shared/post.ts';
import { postsOf } from '../../shared/posts-of.ts';
import type { DraftStatus, FrozenStatus, IdentityStatus, NetworkStatus, NetworkView, PostStatus, Snapshot } from '../../shared/snapshot.ts';
import type { AppState } from './app-state.ts';
import { factsOf } from './facts.ts';
import { messageEntryStatus, messageStatus } from './message-status.ts';

/** What a snapshot needs beside the state. */
export interface SnapshotContext {
  readonly now: number;
  readonly version: string;
  readonly networks: readonly NetworkView[];
}

/** Long enough for the guard: what is asked here is what else stands in the way. */
const fullHoldMs = 60_000;

function refusalOf(outcome: ReturnType<typeof mayArm>): Refusal | null {
  return outcome.kind === 'refused' ? outcome.refusal : null;
}

function identityStatus(identity: Identity, facts: GuardFacts): IdentityStatus {
  const blank: Draft = {
    id: 'none',
    identityId: identity.id,
    parts: [{ text: '', images: [], card: null }],
    replyTo: null,
    languages: [],
    acknowledged: [],
    switched: false,
    createdAt: 0,
    updatedAt: 0,
  };
  const lease = facts.leases[identity.id];
  return {
    identity,
    blocked: refusalOf(mayBind(blank, identity, facts)),
    cannotArm: identity.kind === 'brand' ? refusalOf(mayArm(identity, facts)) : null,
    armedUntil: identity.kind === 'brand' && lease !== undefined && lease.until > facts.now ? lease.until : null,
  };
}

function networkStatus(network: NetworkView, facts: GuardFacts): NetworkStatus {
  return { ...network, pagesRefusal: network.pages ? refusalOf(mayRequestPages(network.id, facts)) : null };
}

interface LookedAt extends PostStatus {
  readonly identity: Identity | null;
  /** What the guard is to be asked with: nothing passes that was never looked at. */
  readonly asked: readonly Finding[];
}

function lookAt(post: Draft, state: AppState, facts: GuardFacts): LookedAt {
  const identity = findUsableIdentity(state.accounts, post.identityId);
  const checked = state.findings[post.id];
  const findings = checked === undefined ? [] : carryFindings(checked.parts, post.parts, checked.findings);
  return {
    ...{ post, identity, findings, checked: checked?.parts === post.parts },
    asked: checked === undefined ? [pendingFinding] : findings,
    mustRetype: identity !== null && mustRetype(post, identity, findings, facts),
  };
}

function draftStatus(draft: Draft, state: AppState, facts: GuardFacts, networks: readonly NetworkView[]): DraftStatus {
  const [own, ...others] = postsOf(draft).map((post) => lookAt(post, state, facts));
  const { findings, checked, mustRetype } = own ?? lookAt(draft, state, facts);
  const speakers = [own, ...others].flatMap((one) => (one === undefined ? [] : speakerOf(one, networks)));
  return {
    ...{ draft, findings, checked, mustRetype },
    refusal: refusalOf(mayConfirmAll(draft, speakers, fullGesture(speakers), facts)),
    ...(others.length === 0 ? {} : { also: others.map(({ identity: _, asked: __, ...status }) => status) }),
  };
}

function speakerOf({ identity, asked }: LookedAt, networks: readonly NetworkView[]): Speaker {
  return { identity, findings: asked, networkName: networks.find(({ id }) => id === identity?.network)?.name ?? '' };
}

/** The best that a person can do: what it does not pass, something else stands against. */
function fullGesture(speakers: readonly { readonly identity: Identity | null }[]): ConfirmGesture {
  const [first, ...also] = speakers.map(({ identity }) => ({ identityId: identity?.id ?? '', retypedHandle: identity?.handle ?? null }));
  return { identityId: '', retypedHandle: null, ...first, heldMs: fullHoldMs, ...(also.length === 0 ? {} : { also }) };
}

function frozenStatus({ id, identityId, draft }: OutboxEntry, state: AppState, facts: GuardFacts): FrozenStatus {
  const identity = findUsableIdentity(state.accounts, identityId);
  const checked = state.findings[draft.id];
  const findings = checked?.findings ?? [];
  const retype = identity !== null && mustRetype(draft, identity, findings, facts);
  return { entryId: id, findings, checked: checked?.parts === draft.parts, mustRetype: retype };
}

/** The one value that windows and the tray are pure functions of, before it is published and numbered. */
export function snapshotOf(state: AppState, context: SnapshotContext): Omit<Snapshot, 'seq'> {
  const facts = factsOf(state, context.now);
  return {
    now: context.now,
    version: context.version,
    update: state.update,
    vault: state.vault,
    unlocking: state.unlocking,
    policy: state.policy,
    device: state.device,
    askDevice: state.policy.kind === 'absent' && state.settings.declaredDevice === null,
    deviceId: state.deviceId,
    otherSignIns: state.otherSignIns,
    exceptions: state.exceptions.filter(({ until }) => until > context.now),
    ledger: state.ledger,
    presence: state.presence,
    online: state.online,
    accounts: state.accounts,
    identities: usableIdentities(state.accounts).map((identity) => identityStatus(identity, facts)),
    removed: state.removed,
    leases: state.leases,
    drafts: state.drafts.map((draft) => draftStatus(draft, state, facts, context.networks)),
    outbox: state.outbox,
    frozen: state.outbox.filter((entry) => entry.state.kind === 'frozen').map((entry) => frozenStatus(entry, state, facts)),
    messages: state.messages.map((message) => messageStatus(message, state, facts, context)),
    messageOutbox: state.messageOutbox.map((entry) => messageEntryStatus(entry, state, facts)),
    signIn: state.signIn,
    notices: state.notices,
    settings: state.settings,
    audiences: state.audiences,
    ownPosts: state.ownPosts,
    stripShown: state.settings.strip || effectivePolicy(state.policy).StripAlwaysShown,
    networks: context.networks.map((network) => networkStatus(network, facts)),
  };
}
