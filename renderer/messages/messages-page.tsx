import { useState } from 'react';
import type { Identity, IdentityId } from '../../shared/account.ts';
import type { Conversation, MessageLimits } from '../../shared/message.ts';
import { blankDraft } from '../../shared/post.ts';
import { whoOf } from '../../shared/which-network.ts';
import { Banner } from '../banner/banner.tsx';
import { speakingOf } from '../banner/speaking.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle, quote } from '../parts/words.ts';
import { ConversationList } from './conversation-list.tsx';
import { ConversationView } from './conversation-view.tsx';
import { LeftBehind } from './left-behind.tsx';
import { MessageComposer } from './message-composer.tsx';
import { MessageOutbox } from './message-outbox.tsx';
import { toWhom } from './message-words.ts';
import '../banner/tones.css';
import './messages.css';

/** Direct messages of one identity at a time, under the same banner as posts. */
export function MessagesPage() {
  const people = useSlice(({ identities, networks }) =>
    identities
      .map(({ identity }) => identity)
      .filter(({ network }) => networks.some(({ id, messages }) => id === network && messages !== undefined)),
  );
  const names = useSlice((snapshot) => people.map((one) => whoOf(snapshot, one)));
  const writing = useSlice(({ messages }) => messages.at(-1)?.message.identityId ?? null);
  // Kept when the last message of this account has gone out: nobody asked for another account's.
  const [chosen, setChosen] = useState(writing);
  // A message that was begun elsewhere is what somebody wants to see now.
  useBegun(null, () => setChosen(writing));
  const [isChoosing, setIsChoosing] = useState(false);
  const identity = people.find(({ id }) => id === chosen) ?? (people.length === 1 ? people[0] : undefined);
  if (people.length === 0) return <NobodyHas />;
  if (identity === undefined || isChoosing) {
    return (
      <>
        <header className="page-head">
          <h1>Messages</h1>
        </header>
        <Choices
          label="Whose messages?"
          value={isChoosing ? (identity?.id ?? null) : null}
          onChange={(id) => {
            setChosen(id);
            setIsChoosing(false);
          }}
          choices={people.map(({ id, handle, kind }, index) => ({ value: id, title: names[index] ?? atHandle(handle), words: kind }))}
        />
        <LeftBehind />
      </>
    );
  }
  return <MessagesOf key={identity.id} identity={identity} onSwitch={() => setIsChoosing(true)} />;
}

/** Calls once for each message that is begun while this is shown: of one identity, or of any. */
function useBegun(identityId: IdentityId | null, onBegun: (messageId: string) => void): void {
  const ids = useSlice(({ messages }) =>
    messages.flatMap(({ message }) => (identityId === null || message.identityId === identityId ? [message.id] : [])),
  );
  const [known, setKnown] = useState(ids);
  if (known === ids) return;
  setKnown(ids);
  const fresh = ids.findLast((id) => !known.includes(id));
  if (fresh !== undefined) onBegun(fresh);
}

function NobodyHas() {
  return (
    <>
      <header className="page-head">
        <h1>Messages</h1>
      </header>
      <p>No account that is signed in here has direct messages that programs may use.</p>
      <Button
        onPress={() => {
          window.location.hash = 'accounts';
        }}
      >
        Open Accounts
      </Button>
      <LeftBehind />
    </>
  );
}

type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'message'; readonly id: string };

function MessagesOf({ identity, onSwitch }: { readonly identity: Identity; readonly onSwitch: () => void }) {
  const speaking = useSlice((snapshot) => speakingOf(snapshot, { ...blankDraft('none', 0), identityId: identity.id }));
  const limits = useSlice(({ networks }) => networks.find(({ id }) => id === identity.network)?.messages);
  const entries = useSlice(({ messageOutbox }) => messageOutbox.filter(({ entry }) => entry.identityId === identity.id));
  const newest = useSlice(({ messages }) => messages.findLast(({ message }) => message.identityId === identity.id)?.message.id ?? null);
  const [shown, setShown] = useState<Shown>(newest === null ? { kind: 'nothing' } : { kind: 'message', id: newest });
  const gone = () => setShown({ kind: 'nothing' });
  useBegun(identity.id, (id) => setShown({ kind: 'message', id }));
  return (
    <div className={`messages tone-${speaking[0].view.tone}`}>
      <Banner speaking={speaking} onSwitch={onSwitch} />
      <h1 className="visually-hidden">Messages</h1>
      <MessageOutbox identity={identity} entries={entries} />
      <LeftBehind />
      <div className="messages-columns">
        <div className="messages-left">
          <NewMessage identity={identity} onMade={(id) => setShown({ kind: 'message', id })} />
          <BeingWritten
            identity={identity}
            shown={shown.kind === 'message' ? shown.id : null}
            onShow={(id) => setShown({ kind: 'message', id })}
          />
          <ConversationList
            identityId={identity.id}
            shown={shown.kind === 'conversation' ? shown.conversation.id : null}
            onShow={(conversation) => setShown({ kind: 'conversation', conversation })}
          />
        </div>
        <div className="messages-right">
          {shown.kind === 'conversation' ? (
            <ConversationView
              key={shown.conversation.id}
              identity={identity}
              conversation={shown.conversation}
              onAnswer={(id) => setShown({ kind: 'message', id })}
            />
          ) : null}
          {shown.kind === 'message' && limits !== undefined ? (
            <ShownMessage key={shown.id} id={shown.id} identity={identity} limits={limits} onGone={gone} />
          ) : null}
          {shown.kind === 'nothing' ? <NothingShown /> : null}
        </div>
      </div>
    </div>
  );
}

function NothingShown() {
  return <p className="muted messages-none">Choose a conversation, or write a new message.</p>;
}

interface ShownMessageProps {
  readonly id: string;
  readonly identity: Identity;
  readonly limits: MessageLimits;
  readonly onGone: () => void;
}

function ShownMessage({ id, ...rest }: ShownMessageProps) {
  const status = useSlice(({ messages }) => messages.find(({ message }) => message.id === id) ?? null);
  return status === null ? <NothingShown /> : <MessageComposer status={status} {...rest} />;
}

function NewMessage({ identity, onMade }: { readonly identity: Identity; readonly onMade: (id: string) => void }) {
  const create = useCommand('message.create');
  const make = async () => {
    const created = await create.run({ identityId: identity.id, to: [], text: '', conversation: null });
    if (created.kind === 'ok') onMade(created.value);
  };
  return (
    <>
      <Button icon="plus" isPending={create.pending} onPress={() => void make()}>
        New message
      </Button>
      <Refused refusal={create.refusal} />
    </>
  );
}

interface BeingWrittenProps {
  readonly identity: Identity;
  readonly shown: string | null;
  readonly onShow: (messageId: string) => void;
}

/** Messages that were begun and not confirmed. */
function BeingWritten({ identity, shown, onShow }: BeingWrittenProps) {
  const all = useSlice(({ messages }) => messages.map(({ message }) => message).filter(({ identityId }) => identityId === identity.id));
  if (all.length === 0) return null;
  return (
    <section className="conversations" aria-label="Being written">
      <ul>
        {all.map((message) => (
          <li key={message.id}>
            <button type="button" className="conversation" aria-current={message.id === shown} onClick={() => onShow(message.id)}>
              <b>To {toWhom(message.to)}</b>
              <span className="small muted">{quote(message.text, 50)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
