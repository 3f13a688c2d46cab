import { type ClipboardEvent, useEffect, useId, useRef } from 'react';
import type { DraftPart } from '../../shared/post.ts';
import type { DraftStatus } from '../../shared/snapshot.ts';
import { Button } from '../parts/button.tsx';
import { CardPreview } from './card-preview.tsx';
import { changePart, removePart } from './edit-content.ts';
import { ImageList } from './image-list.tsx';
import { Left } from './left.tsx';
import { graphemesLeft, type Limits } from './limits.ts';
import { markText } from './marked-text.ts';
import './part-editor.css';
import { useCard } from './use-card.ts';
import type { DraftEditor } from './use-draft-editor.ts';
import type { Images } from './use-images.ts';

interface PartEditorProps {
  readonly part: DraftPart;
  readonly index: number;
  readonly editor: DraftEditor;
  readonly status: DraftStatus;
  readonly limits: Limits;
  readonly images: Images;
  readonly onActive: () => void;
}

/** One post of the thread: its text, images and link preview. */
export function PartEditor({ part, index, editor, status, limits, images, onActive }: PartEditorProps) {
  const inThread = editor.parts.length > 1;
  const card = useCard(status.draft.id, index, part, editor);
  return (
    <section
      className={`part${inThread ? ' part-of-thread' : ''}`}
      aria-label={inThread ? `Post ${index + 1} of ${editor.parts.length}` : 'Post'}
    >
      <PartText part={part} index={index} editor={editor} status={status} images={images} onActive={onActive} />
      <CardPreview part={part} card={card} onRemove={() => card.remove()} />
      <ImageList draftId={status.draft.id} index={index} part={part} editor={editor} />
      {inThread ? (
        <div className="part-foot">
          <span className="muted small">{`${index + 1} of ${editor.parts.length}`}</span>
          <Left left={graphemesLeft(status, index, part.text, limits)} />
          <Button look="quiet" size="small" icon="trash" onPress={() => editor.change((content) => removePart(content, index))}>
            {`Remove post ${index + 1}`}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type PartTextProps = Pick<PartEditorProps, 'part' | 'index' | 'editor' | 'status' | 'images' | 'onActive'>;

function PartText({ part, index, editor, status, images, onActive }: PartTextProps) {
  const labelId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // A draft that is shown is there to be written in, unless the person is elsewhere.
    const area = box.current;
    if (index !== 0 || area === null || document.activeElement !== document.body) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, [index]);
  const known = status.draft.parts[index]?.text === part.text;
  const findings = known ? status.findings.filter((finding) => finding.part === index) : [];
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
    if (files.length === 0) return;
    event.preventDefault();
    void images.add(index, files);
  };
  return (
    <div className="part-text">
      {/* The same words beneath, which grow the box and carry the underlines. */}
      <div className="part-mirror" aria-hidden="true">
        {markText(part.text, findings).map((stretch, place) =>
          stretch.level === null ? (
            stretch.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
            <mark key={place} className={`mark-${stretch.level}`}>
              {stretch.text}
            </mark>
          ),
        )}
        {'\u200b'}
      </div>
      <span id={labelId} className="visually-hidden">
        {editor.parts.length > 1 ? `Text of post ${index + 1}` : 'Text of the post'}
      </span>
      <textarea
        ref={box}
        className="part-box"
        aria-labelledby={labelId}
        value={part.text}
        placeholder={index === 0 ? 'What do you want to say?' : 'Go on…'}
        maxLength={20_000}
        spellCheck
        onChange={(event) => {
          const text = event.target.value;
          editor.change((content) => changePart(content, index, (was) => ({ ...was, text })));
        }}
        onFocus={onActive}
        onBlur={editor.flush}
        onPaste={paste}
      />
    </div>
  );
}
