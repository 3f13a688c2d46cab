import type { Reader } from '../../shared/checks/check.ts';
import { checkedTextId, type Message, type MessageLimits } from '../../shared/message.ts';
import { type Draft, draftOfText } from '../../shared/post.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { AppState } from '../app-state/app-state.ts';

/** The words of messages in the form that checks read. It leaves this folder for no outbox: its id is of no draft. */
export interface MessageTexts {
  /** The same value as long as words and sender are the same. */
  of(message: Message): Draft;
}

export function createMessageTexts(): MessageTexts {
  const texts = new Map<string, Draft>();
  return {
    of({ id, text, identityId }) {
      const before = texts.get(id);
      if (before !== undefined && before.identityId === identityId && before.parts[0]?.text === text) return before;
      const made = { ...draftOfText(checkedTextId(id), text), identityId };
      texts.set(id, made);
      return made;
    },
  };
}

/** Who reads it, and whom its writer is in conversation with. */
export function readerOf({ identityId, to }: Message, { knownReaders }: AppState, limits: MessageLimits | undefined): Reader {
  const handles = to.map(({ handle }) => handle);
  return {
    kind: 'direct-message',
    to: handles,
    known: knownReaders[identityId] ?? [],
    ...(limits?.namesRead === true ? { namesRead: true } : {}),
  };
}

/** Nothing but text fits into a message. */
export function limitsOfMessage(limits: MessageLimits | undefined, posts: PostingLimits): PostingLimits {
  if (limits === undefined) return posts;
  const { counting, maxLength } = limits;
  const { maxLength: ofPosts } = posts;
  // Where a message is a post with few readers, its server's own limit holds for it too.
  return { ...posts, counting, maxLength: limits.namesRead ? ofPosts : maxLength, maxBytes: null, maxImages: 0, threads: false };
}

/** Messages that may still have to be confirmed. */
export function messagesIn({ messages, messageOutbox }: AppState): readonly Message[] {
  return [...messages, ...messageOutbox.filter(({ state }) => state.kind === 'frozen').map(({ message }) => message)];
}

/** An acknowledgement goes with the words it was about. */
export function messagesStillFound(state: AppState, lookedAt: readonly string[], findings: AppState['findings']): readonly Message[] {
  let isChanged = false;
  const messages = state.messages.map((message) => {
    const id = checkedTextId(message.id);
    const shown = lookedAt.includes(id) ? findings[id] : undefined;
    if (shown === undefined || shown.parts[0]?.text !== message.text) return message;
    const acknowledged = message.acknowledged.filter((one) => shown.findings.some((finding) => finding.id === one));
    if (acknowledged.length === message.acknowledged.length) return message;
    isChanged = true;
    return { ...message, acknowledged };
  });
  return isChanged ? messages : state.messages;
}
