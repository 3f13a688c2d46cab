import { useId } from 'react';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { timeLeft } from '../parts/words.ts';
import type { OutboxLine } from './outbox-line.ts';

interface OutboxActionsProps {
  readonly entry: OutboxEntry;
  readonly line: OutboxLine;
  readonly onReopened: (draftId: string) => void;
  /** Null while the new confirmation is open already. */
  readonly onResume: (() => void) | null;
}

/** What can still be done about a post on its way. */
export function OutboxActions({ entry, line, onReopened, onResume }: OutboxActionsProps) {
  const entryId = entry.id;
  const has = (action: OutboxLine['actions'][number]) => line.actions.includes(action);
  return (
    <>
      {has('open') && line.url !== null ? <SeeThePost url={line.url} /> : null}
      {has('resume') && onResume !== null ? <ResumeOpener onResume={onResume} /> : null}
      {has('sendNow') ? (
        <CommandButton command="outbox.sendNow" args={{ entryId }} size="small">
          Send now
        </CommandButton>
      ) : null}
      {has('settle') ? <SettleButtons entryId={entryId} mayArrive={line.mayArrive} /> : null}
      {has('ownUp') ? <OwnUpButton entryId={entryId} onReopened={onReopened} /> : null}
      {has('recall') ? <RecallButton entryId={entryId} words="Recall" onReopened={onReopened} /> : null}
      {has('editAgain') ? <RecallButton entryId={entryId} words="Edit again" onReopened={onReopened} /> : null}
      {has('wrongAccount') && line.undoMs !== null ? (
        <WrongAccountButton entryId={entryId} undoMs={line.undoMs} onReopened={onReopened} />
      ) : null}
    </>
  );
}

function SeeThePost({ url }: { readonly url: string }) {
  return (
    <a className="out-link" href={url} target="_blank" rel="noreferrer">
      <span className="out-link-words">See the post</span>
      <Icon name="open" size={14} />
    </a>
  );
}

function ResumeOpener({ onResume }: { readonly onResume: () => void }) {
  return (
    <button type="button" className="button button-plain button-small" onClick={onResume}>
      Confirm again
    </button>
  );
}

interface SettleProps {
  readonly entryId: string;
  /** It may still arrive: that it is not there cannot be said yet. */
  readonly mayArrive: boolean;
}

/** The two answers only the person can give. */
function SettleButtons({ entryId, mayArrive }: SettleProps) {
  return (
    <>
      <CommandButton command="outbox.settle" args={{ entryId, isThere: true }} size="small">
        It is there
      </CommandButton>
      <CommandButton command="outbox.settle" args={{ entryId, isThere: false }} size="small" isDisabled={mayArrive}>
        It is not there
      </CommandButton>
    </>
  );
}

/** A draft by the same account that says what happened; it is changed, checked and confirmed like any other. */
function OwnUpButton({ entryId, onReopened }: ReopenProps) {
  return (
    <CommandButton
      command="outbox.ownUp"
      args={{ entryId }}
      size="small"
      onDone={(result) => result.kind === 'ok' && onReopened(result.value)}
    >
      Write an owning-up post
    </CommandButton>
  );
}

interface ReopenProps {
  readonly entryId: string;
  readonly onReopened: (draftId: string) => void;
}

/** Recall is never refused by a rule, and brings the text back as a draft. */
function RecallButton({ entryId, words, onReopened }: ReopenProps & { readonly words: string }) {
  return (
    <CommandButton
      command="outbox.recall"
      args={{ entryId }}
      size="small"
      onDone={(result) => result.kind === 'ok' && result.value !== null && onReopened(result.value)}
    >
      {words}
    </CommandButton>
  );
}

/** Takes the post down and reopens its text, for as long as the time beside it says. */
function WrongAccountButton({ entryId, undoMs, onReopened }: ReopenProps & { readonly undoMs: number }) {
  const aboutId = useId();
  const time = timeLeft(undoMs);
  const about = `You can take it down here for ${time}.`;
  return (
    <span className="out-undo" title={about}>
      <CommandButton
        command="outbox.wrongAccount"
        args={{ entryId }}
        size="small"
        look="quiet"
        aria-describedby={aboutId}
        onDone={(result) => result.kind === 'ok' && onReopened(result.value)}
      >
        Wrong account?{' '}
        <span className="out-undo-time numbers" aria-hidden="true">
          {time}
        </span>
      </CommandButton>
      <span id={aboutId} className="visually-hidden">
        {about}
      </span>
    </span>
  );
}
