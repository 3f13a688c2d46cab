import { memo, useEffect, useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { Speaking } from '../banner/speaking.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { OnNetwork } from '../parts/network-mark.tsx';
import { Refused } from '../parts/refused.tsx';
import { atHandle } from '../parts/words.ts';
import type { OpenDialog } from './compose-dialogs.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { addPart } from './edit-content.ts';
import { LanguageMenu } from './language-menu.tsx';
import { Left, type RoomOf } from './left.tsx';
import { gestureOf, postControl, postStanding, type Retyped } from './post-control.ts';
import { partAt, useContent } from './use-draft-editor.ts';
import type { Images } from './use-images.ts';

interface DraftFootProps {
  readonly draftId: DraftId;
  readonly speaking: readonly [Speaking, ...Speaking[]];
  readonly editor: DraftEditor;
  readonly limits: PostingLimits;
  /** Of each who says the text. */
  readonly room: readonly RoomOf[];
  readonly images: Images;
  /** The post of the thread being written. */
  readonly active: number;
  /** A repost or a like: nothing can be added to it. */
  readonly wordless: boolean;
  readonly onOpen: (dialog: OpenDialog) => void;
}

/** So many images a part can hold, whatever a network would take. */
const storedImages = 4;

/** What can be added, how much room is left, and Post. */
export const DraftFoot = memo(function DraftFoot(props: DraftFootProps) {
  const { draftId, speaking, editor, limits, room, images, active, wordless, onOpen } = props;
  const full = useContent(editor, (content) => partAt(content, active).images.length >= Math.min(limits.maxImages, storedImages));
  return (
    <footer className="foot">
      {wordless || limits.maxImages === 0 ? null : (
        <FileTrigger
          acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp', 'image/gif']}
          allowsMultiple
          onSelect={(files) => void images.add(active, files ?? [])}
        >
          <Button icon="image" iconOnly="narrow" isDisabled={full} isPending={images.pending}>
            Image
          </Button>
        </FileTrigger>
      )}
      {limits.threads && !wordless ? (
        <Button icon="thread" iconOnly="narrow" onPress={() => editor.change((content) => addPart(content, active))}>
          Thread
        </Button>
      ) : null}
      <Button icon="reply" iconOnly="narrow" onPress={() => onOpen('reply')}>
        Reply…
      </Button>
      {wordless ? null : <LanguageMenu editor={editor} />}
      <PostEnd draftId={draftId} speaking={speaking} editor={editor} room={room} active={active} wordless={wordless} />
    </footer>
  );
});

type PostEndProps = Pick<DraftFootProps, 'draftId' | 'speaking' | 'editor' | 'room' | 'active' | 'wordless'>;

function PostEnd({ draftId, speaking, editor, room, active, wordless }: PostEndProps) {
  const standing = useSlice((snapshot) => postStanding(statusIn(snapshot, draftId)));
  const noteId = useId();
  const confirm = useCommand('draft.confirm');
  const [retyped, setRetyped] = useState<Retyped>({});
  const button = useRef<HTMLButtonElement>(null);
  useControlEnter(() => button.current?.focus());
  const control = postControl(standing, speaking, retyped);
  const post = (heldMs: number) => {
    const gesture = gestureOf(speaking, control, retyped, heldMs);
    if (gesture === null || confirm.pending || control.why !== null) return;
    editor.flush();
    void confirm.run({ draftId, ...gesture });
  };
  const refusedBy = control.why === null ? null : noteId;
  const several = speaking.length > 1;
  const named = speaking.map(({ identityId }) => identityId).join(' ');
  return (
    <>
      {room.length < 2 || wordless ? null : <Left editor={editor} index={active} room={room} />}
      {control.retype.length === 0 ? null : (
        <div className="foot-say retype">
          {control.retype.map(({ identityId, handle, who }) => (
            <Field
              key={identityId}
              label={`Type ${atHandle(handle)} to confirm${who === atHandle(handle) ? '' : ` ${who}`}`}
              value={retyped[identityId] ?? ''}
              onChange={(words) => setRetyped((was) => ({ ...was, [identityId]: words }))}
              autoComplete="off"
              spellCheck="false"
            />
          ))}
        </div>
      )}
      <span className={several ? 'foot-end foot-end-several' : 'foot-end'}>
        {room.length > 1 || wordless ? null : <Left editor={editor} index={active} room={room} />}
        {/* For others it is another button: nothing held or pressed for some counts for others. */}
        {control.hold ? (
          <HoldButton key={named} words={control.words} network={control.network} refusedBy={refusedBy} onHeld={post} ref={button} />
        ) : (
          <button
            key={named}
            type="button"
            ref={button}
            className="post-button"
            aria-disabled={refusedBy !== null}
            {...(refusedBy === null ? {} : { 'aria-describedby': refusedBy })}
            onClick={() => post(0)}
          >
            {control.words}
            <OnNetwork name={control.network} />
          </button>
        )}
      </span>
      <div className="foot-say foot-say-last">
        {control.why === null ? null : (
          <p className={standing.isBlank ? 'visually-hidden' : 'foot-note'} id={noteId}>
            {control.why}
          </p>
        )}
        <Refused refusal={confirm.refusal} />
      </div>
    </>
  );
}

/** Ctrl+Enter goes to Post, and does not press it. */
function useControlEnter(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
