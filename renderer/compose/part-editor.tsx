import { memo } from 'react';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import { Button } from '../parts/button.tsx';
import { CardPreview } from './card-preview.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { removePart } from './edit-content.ts';
import { ImageList } from './image-list.tsx';
import { Left, type RoomOf } from './left.tsx';
import './part-editor.css';
import { PartText } from './part-text.tsx';
import type { TextBy } from './texts-in-snapshot.ts';
import type { Images } from './use-images.ts';

/** So long a description is kept, in UTF-16 units, whatever a network would take. */
const storedAlt = 2000;

interface PartEditorProps {
  readonly draftId: DraftId;
  readonly by: TextBy;
  readonly index: number;
  /** How many there are. */
  readonly parts: number;
  readonly editor: DraftEditor;
  readonly limits: PostingLimits;
  readonly room: readonly RoomOf[];
  readonly addImages: Images['add'];
  readonly onActive: (index: number) => void;
}

/** One post of the thread: its text, images and link preview. */
export const PartEditor = memo(function PartEditor(props: PartEditorProps) {
  const { draftId, by, index, parts, editor, limits, room, addImages, onActive } = props;
  const inThread = parts > 1;
  return (
    <section className={`part${inThread ? ' part-of-thread' : ''}`} aria-label={inThread ? `Post ${index + 1} of ${parts}` : 'Post'}>
      <PartText draftId={draftId} by={by} index={index} inThread={inThread} editor={editor} addImages={addImages} onActive={onActive} />
      <CardPreview draftId={draftId} by={by} index={index} editor={editor} />
      <ImageList draftId={draftId} index={index} editor={editor} mostAlt={Math.min(limits.maxAltLength, storedAlt)} />
      {inThread ? (
        <div className="part-foot">
          <span className="muted small">{`${index + 1} of ${parts}`}</span>
          <Left editor={editor} index={index} room={room} />
          <Button look="quiet" size="small" icon="trash" onPress={() => editor.change((content) => removePart(content, index))}>
            {`Remove post ${index + 1}`}
          </Button>
        </div>
      ) : null}
    </section>
  );
});
