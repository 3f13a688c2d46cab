import { useState } from 'react';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import './away-field.css';

/** The person's own list of topics that are sensitive just now; IT's list comes on top and is not shown here. */
export function SensitiveField() {
  const { settings } = useSnapshot();
  const set = useCommand('settings.set');
  const [words, setWords] = useState(settings.sensitiveNow.join(', '));
  const topics = topicsIn(words);
  const same = topics.join(',') === settings.sensitiveNow.join(',');
  return (
    <form
      className="away-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) void set.run({ sensitiveNow: [...topics] });
      }}
    >
      <Field
        label="What is sensitive now?"
        hint="Words, names or tags, with commas between them. Hatcheck asks before a post that uses one."
        placeholder="#Springfield, earthquake"
        value={words}
        onChange={setWords}
        maxLength={1000}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={same} isPending={set.pending}>
        Save
      </Button>
      <Refused refusal={set.refusal} />
    </form>
  );
}

/** At most 50 topics of 100 characters, each once. */
function topicsIn(words: string): readonly string[] {
  const topics = words.split(/[,;\n、，]/u).map((topic) => topic.trim().slice(0, 100));
  return [...new Set(topics.filter((topic) => topic !== ''))].slice(0, 50);
}
