import { useId, useState } from 'react';
import type { Identity } from '../../shared/account.ts';
import { type MessageLimits, subjectsOf } from '../../shared/message.ts';
import { emptyPart } from '../../shared/post.ts';
import type { MessageStatus } from '../../shared/snapshot.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Field } from '../parts/field.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle, networkName } from '../parts/words.ts';
import { AsPostDialog } from './as-post-dialog.tsx';
import { sendControl } from './message-words.ts';
import { Readers } from './readers.tsx';
import { type MessageEditor, useMessageEditor } from './use-message-editor.ts';

interface MessageComposerProps {
  readonly identity: Identity;
  readonly status: MessageStatus;
  readonly limits: MessageLimits;
  readonly onGone: () => void;
}

/** A direct message being written. It can become a post only by asking for that, as a new draft from nobody. */
export function MessageComposer({ identity, status, limits, onGone }: MessageComposerProps) {
  const { message, findings, left } = status;
  const editor = useMessageEditor(message);
  const acknowledge = useCommand('message.acknowledge');
  const name = useSlice((snapshot) => networkName(snapshot, identity.network));
  const acknowledged = message.acknowledged;
  const shown = findings.filter((finding) => finding.check !== 'identity');
  return (
    <section className="message-composer" aria-label="A direct message">
      <Readers identityId={identity.id} networkName={name} to={editor.to} many={limits.manyReaders} onChange={editor.address} />
      <Field label="Message" multiline value={editor.text} onChange={editor.write} />
      <p className={`small numbers ${left < 0 ? 'left-over' : 'muted'}`}>{left < 0 ? `${-left} too many` : `${left} left`}</p>
      {shown.length === 0 ? null : (
        <FindingList
          findings={shown}
          parts={[{ ...emptyPart, text: message.text }]}
          acknowledged={acknowledged}
          isBusy={!status.checked}
          onAcknowledge={(findingId, isAcknowledged) =>
            void acknowledge.run({ messageId: message.id, findingId, acknowledged: isAcknowledged })
          }
        />
      )}
      <Refused refusal={acknowledge.refusal} />
      <Refused refusal={editor.refusal} />
      <SendEnd identity={identity} status={status} editor={editor} onGone={onGone} />
    </section>
  );
}

type SendEndProps = Pick<MessageComposerProps, 'identity' | 'status' | 'onGone'> & { readonly editor: MessageEditor };

function SendEnd({ identity, status, editor, onGone }: SendEndProps) {
  const [retyped, setRetyped] = useState('');
  const [isMoving, setIsMoving] = useState(false);
  const confirm = useCommand('message.confirm');
  const noteId = useId();
  const { message, mustRetype } = status;
  const { words, why } = sendControl(status, identity.handle, editor.to, retyped);
  const to = subjectsOf(editor.to);
  const send = async (heldMs: number) => {
    if (why !== null || confirm.pending) return;
    if (!(await editor.flush())) return;
    const gesture = { identityId: identity.id, to: [...to], heldMs, retypedHandle: mustRetype ? retyped : null };
    const confirmed = await confirm.run({ messageId: message.id, ...gesture });
    if (confirmed.kind === 'ok') onGone();
  };
  return (
    <footer className="message-foot">
      {mustRetype ? (
        <Field label={`Type ${atHandle(identity.handle)} to confirm`} value={retyped} onChange={setRetyped} autoComplete="off" />
      ) : null}
      <span className="page-actions">
        <Button onPress={() => setIsMoving(true)}>Write it as a public post instead…</Button>
        <CommandButton look="quiet" command="message.discard" args={{ messageId: message.id }} onDone={onGone}>
          Discard
        </CommandButton>
        {/* Another reader is another button: nothing held or pressed for one counts for the other. */}
        {identity.kind === 'brand' ? (
          <HoldButton key={to.join()} words={words} refusedBy={why === null ? null : noteId} onHeld={(heldMs) => void send(heldMs)} />
        ) : (
          <button
            key={to.join()}
            type="button"
            className="post-button"
            aria-disabled={why !== null}
            {...(why === null ? {} : { 'aria-describedby': noteId })}
            onClick={() => void send(0)}
          >
            {words}
          </button>
        )}
      </span>
      {why === null ? null : (
        <p className="foot-note" id={noteId}>
          {why}
        </p>
      )}
      <Refused refusal={confirm.refusal} />
      {isMoving ? <AsPostDialog messageId={message.id} onClose={() => setIsMoving(false)} onMoved={onGone} /> : null}
    </footer>
  );
}
