import { useState } from 'react';
import type { OutboxEntry } from '../../shared/outbox.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { MarkOf } from '../parts/network-mark.tsx';
import { Ring } from '../parts/ring.tsx';
import { originOf } from '../parts/text-origin.ts';
import { OutboxActions } from './outbox-actions.tsx';
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
  asking: 'caution',
  published: 'check',
  over: 'info',
  refused: 'stop',
};

/** What is done needs one quiet line; what is on its way or needs the person gets room. */
const isDone: Readonly<Record<OutboxTone, boolean>> = {
  going: false,
  waiting: false,
  frozen: false,
  asking: false,
  published: true,
  over: false,
  refused: false,
};

/** One post on its way, in words, with what can still be done about it. */
export function OutboxItem({ entry, line, onReopened }: OutboxItemProps) {
  const [resuming, setResuming] = useState(false);
  const done = isDone[line.tone];
  return (
    <li className={`out tone-${entry.kind} out-${line.tone}${done ? ' out-done' : ''}`}>
      {line.ring === null ? (
        <span className="out-icon">
          <Icon name={icons[line.tone]} size={done ? 16 : 20} />
        </span>
      ) : (
        <Ring left={line.ring.left} whole={line.ring.whole} />
      )}
      <div className="out-words" {...originOf([entry.identityId], 'post')}>
        <b className="numbers out-title">
          <MarkOf identityId={entry.identityId} />
          {line.title}
        </b>
        <span className="numbers">{line.detail}</span>
        {line.readers === null ? null : <span className="numbers out-readers">{line.readers}</span>}
      </div>
      <div className="out-actions">
        <OutboxActions entry={entry} line={line} onReopened={onReopened} onResume={resuming ? null : () => setResuming(true)} />
      </div>
      {resuming && line.actions.includes('resume') ? <ResumeControl entry={entry} onDone={() => setResuming(false)} /> : null}
    </li>
  );
}
