import { lazy, Suspense } from 'react';
import { Switch } from 'react-aria-components';
import { effectivePolicy } from '../../shared/policy.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { NearMisses } from '../near-misses/near-misses.tsx';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import { MessagesField } from './messages-field.tsx';
import { OwnPostsOfAll } from './own-posts.tsx';
import { OwnRules } from './own-rules.tsx';
import { SensitiveField } from './sensitive-field.tsx';
import { UpdatesField } from './updates-field.tsx';
import './away-field.css';
import './settings-page.css';

/** Reading times in words takes a library of its own, fetched when it is needed. */
const AwayField = lazy(async () => ({ default: (await import('./away-field.tsx')).AwayField }));

/** What the person may choose. */
export function SettingsPage() {
  const { settings, policy } = useSnapshot();
  const set = useCommand('settings.set');
  const always = effectivePolicy(policy).StripAlwaysShown;
  return (
    <>
      <header className="page-head">
        <h1>Settings</h1>
      </header>
      <section className="page-block">
        <Switch className="switch" isSelected={settings.strip || always} isDisabled={always} onChange={(strip) => void set.run({ strip })}>
          <span className="switch-track">
            <span className="switch-thumb" />
          </span>
          <span className="choice-words">
            <b>Strip at the top of the screen</b>
            <span className="small muted">
              {always ? 'Always shown: IT has set it so.' : 'Shows over every window which brand is unlocked in Hatcheck.'}
            </span>
          </span>
        </Switch>
      </section>
      <section className="page-block">
        <Suspense fallback={<AwayRoom />}>
          <AwayField />
        </Suspense>
      </section>
      <section className="page-block">
        <Switch className="switch" isSelected={settings.learnMyVoice} onChange={(learnMyVoice) => void set.run({ learnMyVoice })}>
          <span className="switch-track">
            <span className="switch-thumb" />
          </span>
          <span className="choice-words">
            <b>Learn how I write</b>
            <span className="small muted">
              Reads the public posts of your personal accounts, so that a brand's post that reads like you is noticed. Kept encrypted on
              this computer only, and deleted when you switch this off or sign out.
            </span>
          </span>
        </Switch>
      </section>
      <OwnPostsOfAll />
      <section className="page-block">
        <MessagesField />
      </section>
      <section className="page-block">
        <SensitiveField />
      </section>
      <section className="page-block">
        <OwnRules />
      </section>
      <section className="page-block">
        <Choices
          label="Colours"
          value={settings.theme}
          onChange={(theme) => void set.run({ theme })}
          choices={[
            { value: 'system', title: 'Like the system' },
            { value: 'light', title: 'Light' },
            { value: 'dark', title: 'Dark' },
          ]}
        />
      </section>
      <section className="page-block">
        <UpdatesField />
      </section>
      <section className="page-block">
        <NearMisses />
      </section>
      <Refused refusal={set.refusal} />
    </>
  );
}

/** As much room as the field takes, so that nothing below it moves when it comes. */
function AwayRoom() {
  return (
    <div className="away-field away-room">
      <Field label="When will you be away?" hint="Before a brand post, Hatcheck then offers to keep it until you are back." />
      <Button>Save</Button>
    </div>
  );
}
