import { Button } from '../parts/button.tsx';
import { type Act, acts, type Drill } from './drill.ts';
import type { DrillNetwork } from './drill-network.ts';
import { DrillOutcome } from './drill-outcome.tsx';
import { actWords } from './drill-words.ts';
import { FocusedHeading } from './focused-heading.tsx';
import { PracticeView } from './practice-view.tsx';
import type { Checks } from './use-checks.ts';

interface DrillSceneProps {
  readonly drill: Drill;
  readonly network: DrillNetwork;
  readonly checks: Checks;
  /** Counted from one. */
  readonly place: { readonly at: number; readonly of: number };
  /** What the person did, or null while they think. */
  readonly chosen: Act | null;
  readonly onAnswer: (act: Act) => void;
  readonly onGoOn: () => void;
}

/** One scene: the moment, the practice view, what to do; and after that, what really happened. */
export function DrillScene({ drill, network, checks, place, chosen, onAnswer, onGoOn }: DrillSceneProps) {
  return (
    <>
      <section className="drill-moment">
        <FocusedHeading level={2}>{`Scene ${place.at} of ${place.of}`}</FocusedHeading>
        <p>{drill.scene}</p>
      </section>
      <PracticeView drill={drill} network={network} checks={checks} />
      {chosen === null ? (
        <fieldset className="drill-choices">
          <legend>What do you do?</legend>
          {acts.map((act) => (
            <Button key={act} onPress={() => onAnswer(act)}>
              {actWords[act]}
            </Button>
          ))}
        </fieldset>
      ) : (
        <DrillOutcome drill={drill} chosen={chosen} isLast={place.at === place.of} onGoOn={onGoOn} />
      )}
    </>
  );
}
