import { useState } from 'react';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Ring } from '../parts/ring.tsx';
import type { OutboxLine, OutboxTone } from './outbox-line.ts';
import { ResumeControl } from './resume-control.tsx';

interface OutboxItemProps {
  readonly entry: OutboxEntry;
  readonly line: OutboxLine;
  /** A draft came back from here. */
  readonly onReopened: (draftId: string) => void;
}

const icons: Readonly<Record<OutboxTone, IconName>> = {
  going: 'clock',
  waiting: 'clock',
  frozen: 'frozen',
  published: 'check',
  over: 'info',
  refused: 'stop',
};

/** One post on its way, in words, with what can still be done about it. */
export function OutboxItem({ entry, line, onReopened }: OutboxItemProps) {
  const [resuming, setResuming] = useState(false);
  return (
    <li className={`out tone-${entry.kind} out-${line.tone}`}>
      {line.ring === null ? (
        <span className="out-icon">
          <Icon name={icons[line.tone]} size={20} />
        </span>
      ) : (
        <Ring left={line.ring.left} whole={line.ring.whole} />
      )}
      <div className="out-words">
        <b className="numbers">{line.title}</b>
        <span className="numbers">{line.detail}</span>
      </div>
      <div className="out-actions">
        <OutboxActions entry={entry} line={line} onReopened={onReopened} resuming={resuming} onResume={() => setResuming(true)} />
      </div>
      {resuming && line.actions.includes('resume') ? <ResumeControl entry={entry} onDone={() => setResuming(false)} /> : null}
    </li>
  );
}

interface OutboxActionsProps extends OutboxItemProps {
  readonly resuming: boolean;
  readonly onResume: () => void;
}

function OutboxActions({ entry, line, onReopened, resuming, onResume }: OutboxActionsProps) {
  const entryId = entry.id;
  const has = (action: OutboxLine['actions'][number]) => line.actions.includes(action);
  return (
    <>
      {has('open') && line.url !== null ? (
        <a className="out-link" href={line.url} target="_blank" rel="noreferrer">
          See the post
          <Icon name="open" size={14} />
        </a>
      ) : null}
      {has('resume') && !resuming ? <ResumeOpener onResume={onResume} /> : null}
      {has('sendNow') ? (
        <CommandButton command="outbox.sendNow" args={{ entryId }} size="small">
          Send now
        </CommandButton>
      ) : null}
      {has('recall') ? <RecallButton entryId={entryId} words="Recall" onReopened={onReopened} /> : null}
      {has('editAgain') ? <RecallButton entryId={entryId} words="Edit again" onReopened={onReopened} /> : null}
      {has('wrongAccount') ? (
        <CommandButton
          command="outbox.wrongAccount"
          args={{ entryId }}
          size="small"
          look="danger"
          onDone={(result) => result.kind === 'ok' && onReopened(result.value)}
        >
          Wrong account
        </CommandButton>
      ) : null}
    </>
  );
}

function ResumeOpener({ onResume }: { readonly onResume: () => void }) {
  return (
    <button type="button" className="button button-plain button-small" onClick={onResume}>
      Confirm again
    </button>
  );
}

interface RecallButtonProps {
  readonly entryId: string;
  readonly words: string;
  readonly onReopened: (draftId: string) => void;
}

/** Recall is never refused by a rule, and brings the text back as a draft. */
function RecallButton({ entryId, words, onReopened }: RecallButtonProps) {
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
