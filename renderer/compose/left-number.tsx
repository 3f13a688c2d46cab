import { type CountedBeside, countedBy } from '../../shared/counted-beside.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { DraftEditor } from './draft-editor.ts';
import { partAt, useContent } from './use-draft-editor.ts';

export interface LeftOfProps {
  readonly editor: DraftEditor;
  /** The post of the thread it is about. */
  readonly index: number;
  readonly limits: PostingLimits;
  /** What takes of the room beside the text. */
  readonly beside: CountedBeside;
}

/** Characters left for one, by the counting given. */
export function LeftNumber({ editor, index, limits, beside, lengthOf }: LeftOfProps & { readonly lengthOf: (text: string) => number }) {
  const { maxLength } = limits;
  const left = useContent(editor, (content) => maxLength - countedBy(lengthOf, partAt(content, index).text, index, beside, limits));
  const look = left < 0 ? ' left-over' : left <= 20 ? ' left-few' : '';
  const wide = maxLength >= 1000 ? ' left-wide' : '';
  return (
    <span className={`left numbers${wide}${look}`}>
      <span className="left-number">{left < 0 ? `${-left} too many` : `${left} left`}</span>
    </span>
  );
}
