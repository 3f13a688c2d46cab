import type { ReactNode } from 'react';
import type { ReplyTarget } from '../../shared/post.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle } from '../parts/words.ts';

/** What a draft answers, in a box. */
export function ReplyTo({ target, children }: { readonly target: ReplyTarget; readonly children?: ReactNode }) {
  return (
    <blockquote className="reply-to">
      <b>{`In reply to ${atHandle(target.authorHandle)}`}</b>
      <p>{target.text}</p>
      {children}
    </blockquote>
  );
}

interface DraftReplyToProps {
  readonly draftId: string;
  readonly target: ReplyTarget;
  /** The draft answers nothing any more. */
  readonly onDropped: () => void;
}

/** Above the text of a reply; it can be taken off, and the text stays. */
export function DraftReplyTo({ draftId, target, onDropped }: DraftReplyToProps) {
  const drop = useCommand('draft.dropReply');
  const press = async () => {
    const result = await drop.run({ draftId });
    if (result.kind === 'ok') onDropped();
  };
  return (
    <ReplyTo target={target}>
      <span className="reply-to-drop">
        <Button look="quiet" size="small" icon="close" iconOnly="always" isPending={drop.pending} onPress={() => void press()}>
          {`Do not reply to ${atHandle(target.authorHandle)}`}
        </Button>
      </span>
      <Refused refusal={drop.refusal} />
    </ReplyTo>
  );
}
