import { type CountedBeside, countedLength } from '../../shared/counted-length.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { DraftEditor } from './draft-editor.ts';
import { partAt, useContent } from './use-draft-editor.ts';

/** How much room somebody has who says a text, by the rule of their network. */
export interface RoomOf {
  /** Empty where there is only one, or nobody chosen. */
  readonly who: string;
  readonly limits: PostingLimits;
  /** What takes of it beside the text. */
  readonly beside: CountedBeside;
}

interface LeftProps {
  readonly editor: DraftEditor;
  /** The post of the thread it is about. */
  readonly index: number;
  readonly room: readonly RoomOf[];
}

/** Characters left, as each network counts them, for everybody who says it. */
export function Left({ editor, index, room }: LeftProps) {
  if (room.length < 2) return room.map((of) => <LeftOf key="" editor={editor} index={index} of={of} />);
  return (
    <ul className="left-each" aria-label="Characters left">
      {room.map((of) => (
        <li key={of.who}>
          {of.who} <LeftOf editor={editor} index={index} of={of} />
        </li>
      ))}
    </ul>
  );
}

function LeftOf({ editor, index, of: { limits, beside } }: Pick<LeftProps, 'editor' | 'index'> & { readonly of: RoomOf }) {
  const { maxLength } = limits;
  const left = useContent(editor, (content) => maxLength - countedLength(partAt(content, index).text, index, beside, limits));
  const look = left < 0 ? ' left-over' : left <= 20 ? ' left-few' : '';
  const wide = maxLength >= 1000 ? ' left-wide' : '';
  return (
    <span className={`left numbers${wide}${look}`}>
      <span className="left-number">{left < 0 ? `${-left} too many` : `${left} left`}</span>
    </span>
  );
}
