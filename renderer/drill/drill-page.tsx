import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import './drill.css';
import type { Act } from './drill.ts';
import { DrillEnd } from './drill-end.tsx';
import type { DrillNetwork } from './drill-network.ts';
import { answer, atStart, begin, goOn, type Play, scoreOf } from './drill-play.ts';
import { DrillScene } from './drill-scene.tsx';
import { drills } from './drills.ts';
import { useChecks } from './use-checks.ts';

/** Real incidents to practise on. It sends no command and keeps nothing, so nothing here can be posted, whatever is pressed. */
export function DrillPage({ network }: { readonly network: DrillNetwork }) {
  const [play, setPlay] = useState<Play>(atStart);
  return (
    <>
      <header className="page-head">
        <h1>Drill</h1>
        {play.kind === 'start' || play.kind === 'end' ? null : (
          <Button size="small" look="quiet" onPress={() => setPlay(begin())}>
            Start over
          </Button>
        )}
      </header>
      {play.kind === 'start' ? <DrillStart onBegin={() => setPlay(begin())} /> : null}
      {play.kind === 'asked' || play.kind === 'told' ? (
        <Scene
          network={network}
          play={play}
          onAnswer={(act) => setPlay(answer(play, act))}
          onGoOn={() => setPlay(goOn(play, drills.length))}
        />
      ) : null}
      {play.kind === 'end' ? (
        <DrillEnd drills={drills} score={scoreOf(drills, play.answers)} answers={play.answers} onAgain={() => setPlay(begin())} />
      ) : null}
    </>
  );
}

function DrillStart({ onBegin }: { readonly onBegin: () => void }) {
  return (
    <section className="drill-start" aria-label="About the drill">
      <p>
        {`${drills.length} short scenes, each after something that really happened to somebody who posts for a living. You see what they saw, and decide.`}
      </p>
      <ul className="drill-promises">
        <li>
          <Icon name="stop" />
          Nothing here can be posted. Accounts and texts are made up.
        </li>
        <li>
          <Icon name="people" />
          Nobody sees how you did. It is not stored, and gone when you leave this page.
        </li>
        <li>
          <Icon name="clock" />
          It takes about five minutes. Stop whenever you like.
        </li>
      </ul>
      <Button look="strong" onPress={onBegin}>
        Start the drill
      </Button>
    </section>
  );
}

interface SceneProps {
  readonly network: DrillNetwork;
  readonly play: Extract<Play, { kind: 'asked' | 'told' }>;
  readonly onAnswer: (act: Act) => void;
  readonly onGoOn: () => void;
}

function Scene({ network, play, onAnswer, onGoOn }: SceneProps) {
  const checks = useChecks();
  const at = play.kind === 'asked' ? play.answers.length : play.answers.length - 1;
  const drill = drills[at];
  if (drill === undefined) return null;
  const chosen = play.kind === 'told' ? (play.answers[at] ?? null) : null;
  return (
    <DrillScene
      key={drill.id}
      drill={drill}
      network={network}
      checks={checks}
      place={{ at: at + 1, of: drills.length }}
      chosen={chosen}
      onAnswer={onAnswer}
      onGoOn={onGoOn}
    />
  );
}
