import type { IdentityId } from '../../shared/account.ts';
import type { FoundReader } from '../../shared/message.ts';
import { type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { Conversation, Messages, Page, SaidMessage } from '../networks/messages.ts';
import type { NetworkResult } from '../networks/network.ts';
import type { MessageDeps } from './message-deps.ts';
import { noteRefusal, openLine } from './standing.ts';

/** So many handles of an identity are remembered, the newest, until the program ends. */
const mostKnown = 500;

/** Asks the network, and keeps nothing of what others wrote: it goes to the window that asked. */
async function ask<T>(
  deps: MessageDeps,
  identityId: IdentityId,
  act: (messages: Messages) => Promise<NetworkResult<T>>,
): Promise<Outcome<T>> {
  const line = await openLine(deps, identityId);
  if (line.kind !== 'ok') return refused(null, line.kind, line.words);
  const answer = await noteRefusal(deps, identityId, await act(line.value.messages));
  return answer.kind === 'ok' ? ok(answer.value) : refused(null, answer.kind, answer.words);
}

export async function conversations(
  deps: MessageDeps,
  identityId: IdentityId,
  cursor: string | null,
): Promise<Outcome<Page<Conversation>>> {
  const page = await ask(deps, identityId, (messages) => messages.conversations(cursor));
  if (page.kind === 'ok') {
    noteKnown(
      deps,
      identityId,
      page.value.items.flatMap(({ readers }) => readers.map(({ handle }) => handle)),
    );
  }
  return page;
}

export function said(
  deps: MessageDeps,
  identityId: IdentityId,
  conversationId: string,
  cursor: string | null,
): Promise<Outcome<Page<SaidMessage>>> {
  return ask(deps, identityId, (messages) => messages.said(conversationId, cursor));
}

/** Whom a handle belongs to, as the network shows them. */
export async function lookUp(deps: MessageDeps, identityId: IdentityId, handle: string): Promise<Outcome<FoundReader>> {
  const found = await ask(deps, identityId, (messages) => messages.reader(handle.trim().replace(/^@/, '')));
  if (found.kind !== 'ok') return found;
  return found.value === null ? refused(null, 'nobody', 'Nobody has this handle there. Look at how it is written.') : ok(found.value);
}

/** Look-alikes of those one writes to are pointed out (`shared/checks/recipient.ts`). */
export function noteKnown({ state }: Pick<MessageDeps, 'state'>, identityId: IdentityId, handles: readonly string[]): void {
  state.update((now) => {
    const before = now.knownReaders[identityId] ?? [];
    const fresh = handles.filter((handle) => !before.includes(handle));
    if (fresh.length === 0) return now;
    return { ...now, knownReaders: { ...now.knownReaders, [identityId]: [...before, ...new Set(fresh)].slice(-mostKnown) } };
  });
}
