import { useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import { subjectsOf } from '../../shared/message.ts';
import type { MessageEntryStatus } from '../../shared/snapshot.ts';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Field } from '../parts/field.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Refused } from '../parts/refused.tsx';
import { sameHandle } from '../parts/same-handle.ts';
import { atHandle, quote } from '../parts/words.ts';
import { entryLine, toWhom } from './message-words.ts';
import { SettleMessage } from './settle-message.tsx';

/** Messages of this identity that were confirmed: going out, waiting for somebody, or sent a moment ago. */
export function MessageOutbox({ identity, entries }: { readonly identity: Identity; readonly entries: readonly MessageEntryStatus[] }) {
  const now = useNow(entries.some(({ entry: { state } }) => state.kind === 'held' || state.kind === 'settling'));
  if (entries.length === 0) return null;
  return (
    <section className="message-outbox" aria-label="Messages going out">
      <ul>
        {entries.map((status) => {
          const { entry } = status;
          const { title, isRecallable, isFrozen, isTellable } = entryLine(entry, now);
          return (
            <li key={entry.id} className={`message-entry message-entry-${entry.state.kind}`}>
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
              {isFrozen ? <ResumeMessage identity={identity} status={status} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Refusals that a change or a tick in the draft is the way out of. */
const aboutItsWords: readonly string[] = ['stop-finding', 'caution-not-acknowledged'];

/** A frozen message goes on only with a new confirmation, by the same gesture as the first one. */
function ResumeMessage({ identity, status }: { readonly identity: Identity; readonly status: MessageEntryStatus }) {
  const { entry, mustRetype } = status;
  const [isOpen, setIsOpen] = useState(false);
  const [retyped, setRetyped] = useState('');
  const resume = useCommand('message.resume');
  const words = `Send as ${atHandle(identity.handle)} to ${toWhom(entry.message.to)}`;
  const why = mustRetype && !sameHandle(identity.handle, retyped) ? `Type ${atHandle(identity.handle)} above first.` : null;
  const noteId = `resume-${entry.id}`;
  const confirm = (heldMs: number) => {
    const retypedHandle = mustRetype ? retyped : null;
    void resume.run({ entryId: entry.id, identityId: identity.id, to: [...subjectsOf(entry.message.to)], heldMs, retypedHandle });
  };
  if (!isOpen) {
    return (
      <Button size="small" onPress={() => setIsOpen(true)}>
        Confirm again…
      </Button>
    );
  }
  return (
    <div className="message-foot">
      {mustRetype ? (
        <Field label={`Type ${atHandle(identity.handle)} to confirm`} value={retyped} onChange={setRetyped} autoComplete="off" />
      ) : null}
      {identity.kind === 'brand' || entry.kind === 'brand' ? (
        <HoldButton words={words} refusedBy={why === null ? null : noteId} onHeld={confirm} />
      ) : (
        <Button look="strong" isDisabled={why !== null} onPress={() => confirm(0)}>
          {words}
        </Button>
      )}
      {why === null ? null : (
        <p className="foot-note" id={noteId}>
          {why}
        </p>
      )}
      <Refused refusal={resume.refusal} />
      {resume.refusal !== null && aboutItsWords.includes(resume.refusal.reason) ? (
        <p className="foot-note">Recall it: it is a draft again, and what was found stands beside its words.</p>
      ) : null}
    </div>
  );
}
