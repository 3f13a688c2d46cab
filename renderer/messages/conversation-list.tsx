import { useCallback } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { Conversation, MessageReader } from '../../shared/message.ts';
import { useBridge, useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { dayAndTime, quote } from '../parts/words.ts';
import { readerName, toWhom } from './message-words.ts';
import { type Paged, usePages } from './use-conversations.ts';

interface ConversationListProps {
  readonly identityId: IdentityId;
  readonly shown: string | null;
  readonly onShow: (conversation: Conversation) => void;
}

/** With whom this identity is in conversation, the newest first. Read from the network, and kept nowhere. */
export function ConversationList({ identityId, shown, onShow }: ConversationListProps) {
  const bridge = useBridge();
  const online = useSlice((snapshot) => snapshot.online);
  const read = useCallback((cursor: string | null) => bridge.run('message.conversations', { identityId, cursor }), [bridge, identityId]);
  const list = usePages<Conversation>(read);
  return (
    <section className="conversations" aria-label="Conversations" aria-busy={list.isReading}>
      {online ? null : <NoticeBar level="caution" icon="offline" title="No network" words="Conversations are read once it is back." />}
      <ul>
        {list.items.map((conversation) => (
          <li key={conversation.id}>
            <button
              type="button"
              className="conversation"
              aria-current={conversation.id === shown}
              onClick={() => onShow(conversation)}
              aria-label={`Conversation with ${toWhom(conversation.readers)}`}
            >
              <ConversationWords conversation={conversation} />
            </button>
          </li>
        ))}
      </ul>
      <ListEnd list={list} none="No conversations yet. Look somebody up to write to them." />
    </section>
  );
}

function ConversationWords({ conversation: { readers, newest, unread } }: { readonly conversation: Conversation }) {
  return (
    <>
      <b>{toWhom(readers)}</b>
      <span className="small muted">{namesOf(readers)}</span>
      {newest === null ? null : (
        <span className="small conversation-newest">
          {quote(newest.text, 50)} <span className="muted">{dayAndTime(newest.at)}</span>
        </span>
      )}
      {unread === 0 ? null : <span className="conversation-unread">new</span>}
    </>
  );
}

function namesOf(readers: readonly MessageReader[]): string {
  return readers
    .map(readerName)
    .filter((name) => name !== '')
    .join(', ');
}

/** Below a list: that it is being read, that there is nothing, why it cannot be read, or more of it. */
export function ListEnd<T>({ list, none }: { readonly list: Paged<T>; readonly none: string }) {
  if (list.isReading) return <p className="muted">Reading…</p>;
  if (list.refusal !== null) {
    return (
      <NoticeBar level="caution" title="This could not be read" words={list.refusal.words}>
        <Button size="small" onPress={list.again}>
          Try again
        </Button>
      </NoticeBar>
    );
  }
  if (list.items.length === 0) return <p className="muted">{none}</p>;
  return list.more === null ? null : <Button onPress={list.more}>Show older</Button>;
}
