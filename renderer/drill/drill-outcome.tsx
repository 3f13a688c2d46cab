import { laws } from '../history/history-sentence.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Act, Drill } from './drill.ts';
import { actWords, findingName, rightActs, verdictWords } from './drill-words.ts';
import { FocusedHeading } from './focused-heading.tsx';

interface DrillOutcomeProps {
  readonly drill: Drill;
  readonly chosen: Act;
  readonly isLast: boolean;
  readonly onGoOn: () => void;
}

/** How the answer turned out, what really happened, and what Hatcheck does about it. */
export function DrillOutcome({ drill, chosen, isLast, onGoOn }: DrillOutcomeProps) {
  const consequence = drill.choices[chosen];
  return (
    <section className={`drill-outcome ${consequence.right ? 'drill-right' : 'drill-wrong'}`} aria-label="How it turned out">
      <div className="drill-verdict">
        <Icon name={consequence.right ? 'check' : 'caution'} size={18} />
        <div>
          <FocusedHeading level={3}>{`${verdictWords(drill, consequence)}: ${actWords[chosen]}`}</FocusedHeading>
          <p>{consequence.then}</p>
          {consequence.right ? null : <p className="drill-instead">{`Better here: ${rightActs(drill)}.`}</p>}
        </div>
      </div>
      <dl className="drill-story">
        <dt>What really happened</dt>
        <dd>
          <p>
            <b>{`${drill.who}, ${drill.year}.`}</b> {drill.happened}
          </p>
          <p className="small muted drill-source">{`Read more: ${drill.source}`}</p>
        </dd>
        <dt>What Hatcheck does</dt>
        <dd>
          <p>{drill.hatcheck}</p>
          <ul className="drill-why" aria-label="The laws and checks behind it">
            {drill.laws.map((law) => (
              <li key={law}>
                <b>{`Law ${law}`}</b> {laws[law]}
              </li>
            ))}
            {drill.finds.map((type) => (
              <li key={type}>
                <b>Check</b> {findingName(type)}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <Button look="strong" onPress={onGoOn}>
        {isLast ? 'See how you did' : 'Next scene'}
      </Button>
    </section>
  );
}
