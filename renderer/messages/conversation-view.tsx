import { useCallback } from 'react';
import type { Identity } from '../../shared/account.ts';
import type { Conversation, SaidMessage } from '../../shared/message.ts';
import { useBridge } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle, dayAndTime } from '../parts/words.ts';
import { ListEnd } from './conversation-list.tsx';
import { toWhom } from './message-words.ts';
import { usePages } from './use-conversations.ts';

interface ConversationViewProps {
  readonly identity: Identity;
  readonly conversation: Conversation;
  /** With the id of the message that answers it. */
  readonly onAnswer: (messageId: string) => void;
}

/** What was said in one conversation, the newest first, and a way to answer it. */
export function ConversationView({ identity, conversation, onAnswer }: ConversationViewProps) {
  const bridge = useBridge();
  const create = useCommand('message.create');
  const { id: conversationId, readers } = conversation;
  const read = useCallback(
    (cursor: string | null) => bridge.run('message.said', { identityId: identity.id, conversationId, cursor }),
    [bridge, identity.id, conversationId],
  );
  const list = usePages<SaidMessage>(read);
  const answer = async () => {
    const created = await create.run({ identityId: identity.id, to: [...readers], text: '', conversation: conversationId });
    if (created.kind === 'ok') onAnswer(created.value);
  };
  const nameOf = (from: string): string => {
    if (from === identity.subject) return atHandle(identity.handle);
    const reader = readers.find(({ subject }) => subject === from);
    return reader === undefined ? 'somebody who left' : atHandle(reader.handle);
  };
  return (
    <section className="said" aria-label={`Conversation with ${toWhom(readers)}`} aria-busy={list.isReading}>
      <header className="page-head">
        <h2>{toWhom(readers)}</h2>
        <Button icon="reply" isPending={create.pending} onPress={() => void answer()}>
          Write to them
        </Button>
      </header>
      <Refused refusal={create.refusal} />
      <ol>
        {list.items.map((one) => (
          <li key={one.id} className={one.from === identity.subject ? 'said-own' : 'said-theirs'}>
            <p className="small muted">
              {nameOf(one.from)}, {dayAndTime(one.at)}
            </p>
            <p className="said-words">{one.text}</p>
          </li>
        ))}
      </ol>
      <ListEnd list={list} none="Nothing was said here yet." />
    </section>
  );
}
