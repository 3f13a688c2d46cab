import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { quote } from '../parts/words.ts';
import { entryLine, toWhom } from './message-words.ts';
import { SettleMessage } from './settle-message.tsx';

/** Messages of accounts that are signed out here: what was written can be read, copied and taken back all the same. */
export function LeftBehind() {
  const { messages, entries } = useSlice(({ identities, messages, messageOutbox }) => {
    const here = new Set(identities.map(({ identity }) => identity.id));
    return {
      messages: messages.map(({ message }) => message).filter(({ identityId }) => !here.has(identityId)),
      entries: messageOutbox.map(({ entry }) => entry).filter(({ identityId }) => !here.has(identityId)),
    };
  });
  const now = useNow(entries.some(({ state }) => state.kind === 'settling'));
  if (messages.length === 0 && entries.length === 0) return null;
  return (
    <section className="message-outbox" aria-labelledby="left-behind">
      <h2 id="left-behind">Of accounts that are signed out</h2>
      <p className="small muted">Nothing more of this goes out until you sign in again.</p>
      <ul>
        {entries.map((entry) => {
          const { title, isRecallable, isTellable } = entryLine(entry, now);
          return (
            <li key={entry.id} className="message-entry">
              <p>
                <b>{title}</b>
              </p>
              <p className="small muted">{quote(entry.message.text)}</p>
              {isRecallable ? (
                <CommandButton size="small" command="message.recall" args={{ entryId: entry.id }}>
                  Recall
                </CommandButton>
              ) : null}
              {isTellable ? <SettleMessage entryId={entry.id} /> : null}
            </li>
          );
        })}
        {messages.map(({ id, identityId, to, text }) => (
          <li key={id} className="message-entry">
            <p>
              <b>To {toWhom(to)}</b>
            </p>
            <p className="small muted">{quote(text)}</p>
            <span className="page-actions">
              <CopyButton text={text} origin={{ from: [identityId], source: 'draft' }}>
                Copy text
              </CopyButton>
              <CommandButton size="small" look="quiet" command="message.discard" args={{ messageId: id }}>
                Discard
              </CommandButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
