import { carryOver } from '../../shared/carry-over.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { markText, type Span, spansOf } from './marked-text.ts';
import { foundIn, type TextBy } from './texts-in-snapshot.ts';
import { partAt, useContent } from './use-draft-editor.ts';

interface PartMarksProps {
  readonly draftId: DraftId;
  readonly by: TextBy;
  readonly index: number;
  readonly editor: DraftEditor;
}

/** The words that findings are about, marked beneath the text. Where there are none, nothing is drawn at all. */
export function PartMarks({ draftId, by, index, editor }: PartMarksProps) {
  const marked = useSlice((snapshot) => {
    const status = statusIn(snapshot, draftId);
    const found = status === null ? [] : foundIn(status, (finding) => finding.part === index).filter((text) => text.by === by);
    const spans = spansOf(found.flatMap(({ findings }) => findings));
    return spans.length === 0 ? null : { text: found[0]?.parts[index]?.text ?? '', spans };
  });
  return marked === null ? null : <Mirror {...marked} index={index} editor={editor} />;
}

interface MirrorProps {
  /** What the spans are about; the text may have gone on since. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly index: number;
  readonly editor: DraftEditor;
}

/** The same words in the same place, without ink. */
function Mirror({ text, spans, index, editor }: MirrorProps) {
  const written = useContent(editor, (content) => partAt(content, index).text);
  const stretches = markText(written, carryOver(text, written, spans));
  return (
    <div className="part-mirror" aria-hidden="true">
      {stretches.map((stretch, place) =>
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
  );
}
