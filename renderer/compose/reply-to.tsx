import type { ReactNode } from 'react';
import { authorAmong } from '../../shared/addressed.ts';
import type { About, ReplyTarget } from '../../shared/post.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { actTitles } from '../parts/act-words.ts';
import { Button } from '../parts/button.tsx';
import { Refused } from '../parts/refused.tsx';
import { originOf } from '../parts/text-origin.ts';
import { atHandle } from '../parts/words.ts';

interface TargetBoxProps {
  /** What the draft does with it: `In reply to`. Null while nothing is chosen yet. */
  readonly title: string | null;
  readonly target: ReplyTarget;
  readonly children?: ReactNode;
}

/** Somebody's post that a draft is about, in a box. Where the network does not let it be read, its address. */
export function TargetBox({ title, target, children }: TargetBoxProps) {
  const whose = target.authorHandle === '' ? 'the post at' : atHandle(target.authorHandle);
  const own = useSlice(
    ({ identities }) =>
      authorAmong(
        target,
        identities.map(({ identity }) => identity),
      )?.id ?? null,
  );
  return (
    <blockquote className="reply-to" {...originOf(own === null ? [] : [own], 'post')}>
      <b>{title === null ? whose : `${title} ${whose}`}</b>
      <p>{target.text === '' && target.authorHandle === '' ? target.uri : target.text}</p>
      {children}
    </blockquote>
  );
}

interface DraftTargetProps {
  readonly draftId: string;
  readonly target: ReplyTarget;
  /** The draft is a post of its own now. */
  readonly onDropped: () => void;
}

/** Above the text of a reply; it can be taken off, and the text stays. */
export function DraftReplyTo({ draftId, target, onDropped }: DraftTargetProps) {
  const words = target.authorHandle === '' ? 'Do not reply' : `Do not reply to ${atHandle(target.authorHandle)}`;
  return (
    <TargetBox title="In reply to" target={target}>
      <DropTarget draftId={draftId} words={words} onDropped={onDropped} />
    </TargetBox>
  );
}

interface DraftAboutProps {
  readonly draftId: string;
  readonly about: About;
  readonly onDropped: () => void;
}

/** The post a draft reposts, quotes or likes. A quote can be taken off, and the text stays; the others are nothing else. */
export function DraftAbout({ draftId, about, onDropped }: DraftAboutProps) {
  return (
    <TargetBox title={actTitles[about.act]} target={about.target}>
      {about.act === 'quote' ? <DropTarget draftId={draftId} words="Do not quote this post" onDropped={onDropped} /> : null}
    </TargetBox>
  );
}

interface DropTargetProps {
  readonly draftId: string;
  readonly words: string;
  readonly onDropped: () => void;
}

function DropTarget({ draftId, words, onDropped }: DropTargetProps) {
  const drop = useCommand('draft.dropReply');
  const press = async () => {
    const result = await drop.run({ draftId });
    if (result.kind === 'ok') onDropped();
  };
  return (
    <>
      <span className="reply-to-drop">
        <Button look="quiet" size="small" icon="close" iconOnly="always" isPending={drop.pending} onPress={() => void press()}>
          {words}
        </Button>
      </span>
      <Refused refusal={drop.refusal} />
    </>
  );
}
