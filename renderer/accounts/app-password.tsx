import { type ReactNode, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { NetworkId } from '../../shared/account.ts';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';

interface AppPasswordProps {
  readonly network: NetworkId;
  readonly server: string;
  readonly identifier: string;
  /** The field for the handle, where none stands above. */
  readonly children: ReactNode;
}

/** The second way in, folded away until asked for. */
export function AppPassword({ network, server, identifier, children }: AppPasswordProps) {
  const [password, setPassword] = useState('');
  const command = useCommand('account.signInWithPassword');
  const signIn = () => {
    setPassword('');
    void command.run({ network, server, identifier, password });
  };
  return (
    <Disclosure className="fold">
      <Heading level={3}>
        <AriaButton slot="trigger" className="fold-button">
          <Icon name="chevron" /> Use an app password instead
        </AriaButton>
      </Heading>
      <DisclosurePanel className="fold-panel">
        <form
          className="sign-in-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (identifier !== '' && password !== '') signIn();
          }}
        >
          {children}
          <Field
            label="App password"
            type="password"
            hint="Made in the settings of your account. Used once, never stored."
            value={password}
            onChange={setPassword}
            maxLength={300}
            autoComplete="off"
          />
          <Button type="submit" isPending={command.pending} isDisabled={identifier === '' || password === ''}>
            Sign in with the app password
          </Button>
          {identifier === '' ? <p className="small muted">Type your handle above first.</p> : null}
          <Refused refusal={command.refusal} />
        </form>
      </DisclosurePanel>
    </Disclosure>
  );
}
