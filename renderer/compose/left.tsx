import type { PostingLimits } from '../../shared/posting-limits.ts';
import { textLength } from '../../shared/text-length.ts';
import type { DraftEditor } from './draft-editor.ts';
import { partAt, useContent } from './use-draft-editor.ts';

interface LeftProps {
  readonly editor: DraftEditor;
  /** The post of the thread it is about. */
  readonly index: number;
  readonly limits: PostingLimits;
}

/** Characters left, as people count them. */
export function Left({ editor, index, limits: { maxLength, counting } }: LeftProps) {
  const left = useContent(editor, (content) => maxLength - textLength(partAt(content, index).text, counting));
  const look = left < 0 ? ' left-over' : left <= 20 ? ' left-few' : '';
  const wide = maxLength >= 1000 ? ' left-wide' : '';
  return (
    <span className={`left numbers${wide}${look}`}>
      <span className="left-number">{left < 0 ? `${-left} too many` : `${left} left`}</span>
    </span>
  );
}
