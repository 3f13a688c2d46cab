import { type ClipboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { changePart } from './edit-content.ts';
import { PartMarks } from './part-marks.tsx';
import type { TextBy } from './texts-in-snapshot.ts';
import { partAt } from './use-draft-editor.ts';
import type { Images } from './use-images.ts';
import { useRoomForWords } from './use-room-for-words.ts';

interface PartTextProps {
  readonly draftId: DraftId;
  readonly by: TextBy;
  readonly index: number;
  readonly inThread: boolean;
  readonly editor: DraftEditor;
  readonly addImages: Images['add'];
  readonly onActive: (index: number) => void;
}

/** The words of one post. The browser keeps them while they are typed; nothing is drawn anew for a key but what is about it. */
export function PartText({ draftId, by, index, inThread, editor, addImages, onActive }: PartTextProps) {
  const labelId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [first] = useState(() => partAt(editor.get(), index).text);
  useTextFromElsewhere(box, editor, index);
  useRoomForWords(box, editor);
  useFocusAtFirst(box, index);
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
    if (files.length === 0) return;
    event.preventDefault();
    void addImages(index, files);
  };
  return (
    <div className="part-text">
      <PartMarks draftId={draftId} by={by} index={index} editor={editor} />
      <span id={labelId} className="visually-hidden">
        {inThread ? `Text of post ${index + 1}` : 'Text of the post'}
      </span>
      <div className="part-room">
        <textarea
          ref={box}
          className="part-box"
          data-part={index}
          data-draft={draftId}
          aria-labelledby={labelId}
          defaultValue={first}
          placeholder={index === 0 ? 'What do you want to say?' : 'Go on…'}
          maxLength={20_000}
          spellCheck
          onInput={(event) => {
            const text = event.currentTarget.value;
            editor.change((content) => changePart(content, index, (was) => ({ ...was, text })));
          }}
          onFocus={() => onActive(index)}
          onBlur={editor.flush}
          onPaste={paste}
        />
      </div>
    </div>
  );
}

/** Words that came from main, or moved here from another post, go into the box; the cursor stays. */
function useTextFromElsewhere(box: RefObject<HTMLTextAreaElement | null>, editor: DraftEditor, index: number): void {
  useLayoutEffect(() => {
    const follow = () => {
      const area = box.current;
      const { text } = partAt(editor.get(), index);
      if (area === null || area.value === text) return;
      const { selectionStart, selectionEnd } = area;
      area.value = text;
      area.setSelectionRange(selectionStart, selectionEnd);
    };
    follow();
    return editor.subscribe(follow);
  }, [box, editor, index]);
}

/** A draft that is shown is there to be written in, unless the person is elsewhere. */
function useFocusAtFirst(box: RefObject<HTMLTextAreaElement | null>, index: number): void {
  useEffect(() => {
    const area = box.current;
    if (index !== 0 || area === null || document.activeElement !== document.body) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, [box, index]);
}
