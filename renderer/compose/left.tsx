import { lazy, Suspense } from 'react';
import type { CountedBeside } from '../../shared/counted-beside.ts';
import { plainLength } from '../../shared/plain-length.ts';
import type { PostingLimits } from '../../shared/posting-limits.ts';
import type { DraftEditor } from './draft-editor.ts';
import { LeftNumber, type LeftOfProps } from './left-number.tsx';

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
  if (room.length < 2) return room.map((of) => <LeftOf key="" editor={editor} index={index} limits={of.limits} beside={of.beside} />);
  return (
    <ul className="left-each" aria-label="Characters left">
      {room.map((of) => (
        <li key={of.who}>
          {of.who} <LeftOf editor={editor} index={index} limits={of.limits} beside={of.beside} />
        </li>
      ))}
    </ul>
  );
}

/** Read where somebody's network weighs: its library is large, and most starts need none of it. */
const WeightedLeft = lazy(async () => ({ default: (await import('./weighted-left.tsx')).WeightedLeft }));

function LeftOf(props: LeftOfProps) {
  const { counting } = props.limits;
  if (counting.kind !== 'weighted') return <LeftNumber {...props} lengthOf={(text) => plainLength(text, counting)} />;
  return (
    <Suspense fallback={null}>
      <WeightedLeft {...props} />
    </Suspense>
  );
}
