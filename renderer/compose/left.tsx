import { countGraphemes } from '../../shared/post.ts';
import type { DraftEditor } from './draft-editor.ts';
import { partAt, useContent } from './use-draft-editor.ts';

interface LeftProps {
  readonly editor: DraftEditor;
  /** The post of the thread it is about. */
  readonly index: number;
  readonly maxGraphemes: number;
}

/** Characters left, as people count them. */
export function Left({ editor, index, maxGraphemes }: LeftProps) {
  const left = useContent(editor, (content) => maxGraphemes - countGraphemes(partAt(content, index).text));
  const look = left < 0 ? ' left-over' : left <= 20 ? ' left-few' : '';
  const wide = maxGraphemes >= 1000 ? ' left-wide' : '';
  return <span className={`left numbers${wide}${look}`}>{left < 0 ? `${-left} too many` : `${left} left`}</span>;
}
