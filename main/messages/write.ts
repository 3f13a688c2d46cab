import { findUsableIdentity, type IdentityId } from '../../shared/account.ts';
import { findMessage, type Message, type MessageReader, sameReaders, subjectsOf } from '../../shared/message.ts';
import { done, type Outcome, ok, refused } from '../../shared/outcome.ts';
import type { MessageDeps } from './message-deps.ts';

/** What a new message begins with. */
export interface Beginning {
  readonly identityId: IdentityId;
  readonly to: readonly MessageReader[];
  readonly text: string;
  /** What it goes on from, as the network names it; null where it begins a conversation. */
  readonly conversation: string | null;
}

export const messageGone = refused(null, 'no-message', 'This message is not there any more.');
const signedOut = refused(2, 'no-identity', 'This account is not signed in. Sign in, then write the message.');
const unsaved = refused(8, 'not-saved', 'This message could not be saved to disk. Free some space, and keep the window open until then.');

/** A new message, under a new id. The value is that id. */
export async function create(deps: MessageDeps, { identityId, to, text, conversation }: Beginning): Promise<Outcome<string>> {
  if (findUsableIdentity(deps.state.get().accounts, identityId) === null) return signedOut;
  const now = deps.clock.now();
  const message: Message = {
    ...{ kind: 'message', id: deps.newId(), identityId, to: [...to], text, acknowledged: [], createdAt: now, updatedAt: now },
    ...(conversation === null ? {} : { conversation }),
  };
  return (await deps.book.saveDraft(message)) ? ok(message.id) : unsaved;
}

/** Other readers void what was acknowledged, and leave the conversation that the message went on from. */
export async function edit(deps: MessageDeps, id: string, to: readonly MessageReader[], text: string): Promise<Outcome> {
  const message = findMessage(deps.state.get().messages, id);
  if (message === null) return messageGone;
  const updatedAt = deps.clock.now();
  const { conversation: _, ...apart } = message;
  const next: Message = sameReaders(subjectsOf(message.to), subjectsOf(to))
    ? { ...message, text, updatedAt }
    : { ...apart, to: [...to], text, acknowledged: [], updatedAt };
  return (await deps.book.saveDraft(next)) ? done : unsaved;
}

export async function acknowledge(deps: MessageDeps, id: string, findingId: string, isAcknowledged: boolean): Promise<Outcome> {
  const message = findMessage(deps.state.get().messages, id);
  if (message === null) return messageGone;
  const others = message.acknowledged.filter((other) => other !== findingId);
  const acknowledged = isAcknowledged ? [...others, findingId] : others;
  return (await deps.book.saveDraft({ ...message, acknowledged })) ? done : unsaved;
}

export async function discard(deps: MessageDeps, id: string): Promise<Outcome> {
  if (findMessage(deps.state.get().messages, id) === null) return messageGone;
  return (await deps.book.removeDraft(id)) ? done : unsaved;
}
