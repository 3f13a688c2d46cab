import { useState } from 'react';
import { isAwayOver } from '../../shared/reach.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import { awayIn, awayInWords } from './away-words.ts';

/** One field: when will nobody be there to answer for a brand post? */
export function AwayField() {
  const { settings, now } = useSnapshot();
  const set = useCommand('settings.set');
  const [words, setWords] = useState('');
  const said = settings.away === null || isAwayOver(settings.away, now) ? null : settings.away;
  if (said !== null) {
    return (
      <>
        <p>
          <b>You are away {awayInWords(said)}.</b> Before a brand post, Hatcheck offers to keep it until you are back.
        </p>
        <Button icon="check" onPress={() => void set.run({ away: null })} isPending={set.pending}>
          I can be reached after all
        </Button>
        <Refused refusal={set.refusal} />
      </>
    );
  }
  const away = awayIn(words, now);
  return (
    <form
      className="away-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (away !== null) void set.run({ away }).then(() => setWords(''));
      }}
    >
      <Field
        label="When will you be away?"
        hint={hintFor(words, away)}
        placeholder="Boarding at 17:40, back tomorrow at 8:00"
        value={words}
        onChange={setWords}
        maxLength={200}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={away === null} isPending={set.pending}>
        Save
      </Button>
      <Refused refusal={set.refusal} />
    </form>
  );
}

function hintFor(words: string, away: ReturnType<typeof awayIn>): string {
  if (words.trim() === '') return 'Before a brand post, Hatcheck then offers to keep it until you are back.';
  return away === null ? 'There is no time of day in this yet. Write one, such as 17:40.' : `Away ${awayInWords(away)}.`;
}
