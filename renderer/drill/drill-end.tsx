import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Act, Drill } from './drill.ts';
import type { Score } from './drill-play.ts';
import { actWords, scoreWords, verdictWords } from './drill-words.ts';
import { FocusedHeading } from './focused-heading.tsx';

interface DrillEndProps {
  readonly drills: readonly Drill[];
  readonly answers: readonly Act[];
  readonly score: Score;
  readonly onAgain: () => void;
}

/** How the person did, told to them alone. */
export function DrillEnd({ drills, answers, score, onAgain }: DrillEndProps) {
  return (
    <section className="drill-end" aria-label="How you did">
      <FocusedHeading level={2}>{scoreWords(score)}</FocusedHeading>
      <p className="muted">Nobody sees how you did. It is gone when you leave this page.</p>
      <ol className="drill-list">
        {drills.map((drill, index) => (
          <Line key={drill.id} drill={drill} chosen={answers[index] ?? null} />
        ))}
      </ol>
      <Button look="strong" onPress={onAgain}>
        Start over
      </Button>
    </section>
  );
}

function Line({ drill, chosen }: { readonly drill: Drill; readonly chosen: Act | null }) {
  if (chosen === null) return null;
  const consequence = drill.choices[chosen];
  return (
    <li className={consequence.right ? 'drill-right' : 'drill-wrong'}>
      <Icon name={consequence.right ? 'check' : 'caution'} />
      <span>
        <b>{`${drill.who}, ${drill.year}`}</b>
        <span className="small muted">{`${verdictWords(drill, consequence)}: ${actWords[chosen]}`}</span>
      </span>
    </li>
  );
}
