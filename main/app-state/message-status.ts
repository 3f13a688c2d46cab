import { findUsableIdentity, type Identity } from '../../shared/account.ts';
import { pendingFinding } from '../../shared/checks/own-findings.ts';
import { mayConfirmMessage, mustRetypeForMessage } from '../../shared/guard.ts';
import type { GuardFacts } from '../../shared/guard-facts.ts';
import { checkedTextId, type Message, subjectsOf } from '../../shared/message.ts';
import type { MessageEntry } from '../../shared/message-outbox.ts';
import { plainLength } from '../../shared/plain-length.ts';
import { limitsOf } from '../../shared/posting-limits.ts';
import type { MessageEntryStatus, MessageStatus, NetworkView } from '../../shared/snapshot.ts';
import type { AppState } from './app-state.ts';

/** Long enough for the guard: what is asked here is what else stands in the way. */
const fullHoldMs = 60_000;

interface Context {
  readonly networks: readonly NetworkView[];
}

export function messageStatus(message: Message, state: AppState, facts: GuardFacts, { networks }: Context): MessageStatus {
  const identity = findUsableIdentity(state.accounts, message.identityId);
  const checked = state.findings[checkedTextId(message.id)];
  const findings = checked?.findings ?? [];
  const gesture = {
    identityId: message.identityId,
    heldMs: fullHoldMs,
    retypedHandle: identity?.handle ?? null,
    to: subjectsOf(message.to),
  };
  const refusal = mayConfirmMessage(message, identity, checked === undefined ? [pendingFinding] : findings, gesture, facts);
  return {
    message,
    findings,
    checked: checked?.parts[0]?.text === message.text,
    left: leftIn(message, identity, networks),
    refusal: refusal.kind === 'refused' ? refusal.refusal : null,
    mustRetype: identity !== null && mustRetypeForMessage(identity, findings, facts),
  };
}

function leftIn({ text }: Message, identity: Identity | null, networks: readonly NetworkView[]): number {
  const limits = networks.find(({ id }) => id === identity?.network)?.messages;
  if (limits === undefined) return 0;
  // Where a message is a post with few readers, its server's own limit holds.
  const most = limits.namesRead ? limitsOf(identity, networks).maxLength : limits.maxLength;
  return most - plainLength(text, limits.counting);
}

export function messageEntryStatus(entry: MessageEntry, state: AppState, facts: GuardFacts): MessageEntryStatus {
  const identity = findUsableIdentity(state.accounts, entry.identityId);
  const findings = entry.state.kind === 'frozen' ? (state.findings[checkedTextId(entry.message.id)]?.findings ?? []) : [];
  return { entry, findings, mustRetype: identity !== null && mustRetypeForMessage(identity, findings, facts) };
}
