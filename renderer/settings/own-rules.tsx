import { useState } from 'react';
import { ownRuleNames } from '../../shared/own-rules.ts';
import { effectivePolicy } from '../../shared/policy.ts';
import { policyKey } from '../../shared/policy-keys.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import './away-field.css';
import './own-rules.css';
import { ownRuleHint, ownRulesIn, textsOf } from './own-rules-words.ts';

/** Limits that the person sets stricter than the rules; looser ones are kept and change nothing. */
export function OwnRules() {
  const { settings, policy } = useSnapshot();
  const set = useCommand('settings.set');
  const [texts, setTexts] = useState(textsOf(settings.ownRules));
  const own = ownRulesIn(texts);
  const same = JSON.stringify(own) === JSON.stringify(ownRulesIn(textsOf(settings.ownRules)));
  const held = effectivePolicy(policy);
  return (
    <form
      className="away-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (own !== null && !same) void set.run({ ownRules: own });
      }}
    >
      <h2>Stricter for yourself</h2>
      <p className="small muted">What is looser than the rules changes nothing. Saving locks every brand.</p>
      <div className="own-rules">
        {ownRuleNames.map((name) => (
          <Field
            key={name}
            label={policyKey(name).label}
            hint={ownRuleHint(name)}
            placeholder={String(held[name])}
            value={texts[name]}
            onChange={(text) => setTexts((before) => ({ ...before, [name]: text }))}
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
          />
        ))}
      </div>
      {own === null ? (
        <p className="small" role="alert">
          One of these is not a whole number within its bounds. Correct it, or leave it empty.
        </p>
      ) : null}
      <Button type="submit" isDisabled={own === null || same} isPending={set.pending}>
        Save limits
      </Button>
      <Refused refusal={set.refusal} />
    </form>
  );
}
